import { afterEach, beforeEach, expect, test } from 'vitest'
import { exportQuery } from '@/lib/export/export-request'
import { formatId } from '@/lib/import/format'
import { type ImportOutcome, type ImportPlan, importOutcome, importPlan } from '@/lib/import/import-plan'
import { importQuery } from '@/lib/import/import-request'
import { type Operation, operation } from '@/lib/segments/schema'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { createTestVideo } from '@/lib/server/db/test-video'
import { importSegments } from '@/lib/server/import/import-segments'
import { applyOperations } from '@/lib/server/segments/apply-operations'
import { listSegments } from '@/lib/server/segments/list-segments'
import { answerExport } from './answer-export'

let library: TestLibrary
let videoId = ''
let labels: { id: string; name: string }[] = []

beforeEach(async () => {
  library = await createTestLibrary()
  videoId = await createTestVideo({ fileName: 'Fall 7 „ü“.mp4' })
  labels = await db().label.findMany({ orderBy: { position: 'asc' } })
})
afterEach(() => library.close())

const labelId = (name: string) => labels.find((label) => label.name === name)?.id ?? ''

let made = 0
const create = (changes: Partial<Operation> = {}): Operation =>
  operation.parse({
    ...{ id: `operation-${++made}`, type: 'create', segmentId: `segment-${made}`, labelId: labelId('Activity') },
    ...{ startFrame: 10, endFrame: 20, note: 'a note', ...changes },
  })

async function label(...operations: Operation[]) {
  const answer = await applyOperations(videoId, operations, 'local')
  if (!answer.ok || answer.value.results.some(({ status }) => status !== 'applied')) throw new Error('not applied')
}

async function exported(query: object): Promise<Response> {
  const answer = await answerExport(videoId, exportQuery.parse(query), 'local')
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value instanceof Response ? answer.value : Response.json(answer.value.json)
}

async function imported(text: string, query: object = {}): Promise<ImportOutcome> {
  const answer = await importSegments(videoId, Buffer.from(text), importQuery.parse(query), 'local')
  if (!answer.ok) throw new Error(answer.error.message)
  return importOutcome.parse(answer.value)
}

async function planned(text: string, query: object = {}): Promise<ImportPlan> {
  const answer = await importSegments(videoId, Buffer.from(text), importQuery.parse({ ...query, dryRun: '1' }), 'local')
  if (!answer.ok) throw new Error(answer.error.message)
  return importPlan.parse(answer.value)
}

async function list() {
  const answer = await listSegments(videoId, 'local')
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value.segments
}

const CSV = 'label,start_frame,end_frame,confidence\nActivity,3,9,0.5\nFold,5,8,\nFinding,90,101,\nLandmark,7,8,\n'

test('an export is a file to be saved, in its own media type, under the name of the video', async () => {
  await label(create(), create({ startFrame: 30, endFrame: 40, note: '' } as never))
  const response = await exported({ format: 'eaf' })
  expect(response.headers.get('content-type')).toBe('application/xml')
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename=.*filename\*=UTF-8''Fall%207%20.*\.eaf$/,
  )
  expect(await response.text()).toContain('TIME_VALUE="1600"')
  const schema = await exported({ format: 'json', part: 'companion' })
  expect(await schema.json()).toMatchObject({ $schema: expect.any(String) })
  const none = await answerExport(videoId, exportQuery.parse({ format: 'csv', part: 'companion' }), 'local')
  expect(none).toMatchObject({ ok: false, error: { code: 'not-found' } })
})

test('a large export comes in pieces that are whole together', async () => {
  const count = 600
  await label(create())
  const { id: _, provenance: __, ...record } = await db().segment.findFirstOrThrow()
  const alike = { ...record, attributes: {}, note: 'x'.repeat(500) }
  const data = Array.from({ length: count - 1 }, (___, i) => ({ ...alike, id: `another-${i}` }))
  await db().segment.createMany({ data })
  const response = await exported({ format: 'json' })
  const pieces: number[] = []
  const chunks: Uint8Array[] = []
  for await (const chunk of response.body ?? []) {
    pieces.push(chunk.byteLength)
    chunks.push(chunk)
  }
  expect(pieces.length).toBeGreaterThan(3)
  expect(JSON.parse(Buffer.concat(chunks).toString('utf8')).segments).toHaveLength(count)
})

test('proposals stay out unless they are asked for, and the report says so', async () => {
  await label(create(), create({ isProposal: true, source: 'prediction', confidence: 0.5 } as never))
  const report = await (await exported({ format: 'json', report: '1' })).json()
  expect(report).toMatchObject({
    certified: true,
    segments: 1,
    losses: [{ what: expect.stringContaining('proposals'), segments: 1 }],
  })
  const all = await (await exported({ format: 'json', report: '1', proposals: 'include' })).json()
  expect(all).toMatchObject({ certified: true, segments: 2, losses: [] })
})

test.each(formatId.options)('%s: out of one video, into another, on the same frames', async (format) => {
  await label(
    create(),
    create({ startFrame: 15, endFrame: 100 } as never),
    create({ labelId: labelId('Landmark'), startFrame: 50, endFrame: 51 } as never),
  )
  const before = (await list()).map(({ label: name, startFrame, endFrame }) => [name, startFrame, endFrame])
  const text = await (await exported({ format })).text()
  videoId = await createTestVideo({ fileName: 'other.mp4' })
  expect(await imported(text, { format })).toMatchObject({
    applied: 3,
    appliedBefore: 0,
    rejected: [],
    plan: { refused: [] },
  })
  expect((await list()).map(({ label: name, startFrame, endFrame }) => [name, startFrame, endFrame])).toEqual(before)
  expect((await list()).every(({ source }) => source === 'import')).toBe(true)
})

test('a dry run changes nothing and says everything', async () => {
  const plan = await planned(CSV)
  expect(plan.placed.map(({ where, label: name, startFrame }) => [where, name, startFrame])).toEqual([
    ['line 2', 'Activity', 3],
    ['line 5', 'Landmark', 7],
  ])
  expect(plan.refused.map(({ where, code }) => [where, code])).toEqual([
    ['line 3', 'label-unknown'],
    ['line 4', 'outside-video'],
  ])
  expect(plan.unmatched).toEqual([{ name: 'Fold', rows: 1, labelId: null }])
  expect(await list()).toEqual([])
  expect(await db().annotationDocument.count()).toBe(0)
})

test('a name gets a label by its id or its name', async () => {
  const outcome = await imported(CSV, { labels: JSON.stringify({ Fold: 'Finding' }) })
  expect(outcome).toMatchObject({ applied: 3 })
  expect((await list()).map(({ label: name }) => name).sort()).toEqual(['Activity', 'Finding', 'Landmark'])
  expect(importQuery.safeParse({ labels: '{"a":1}' }).success).toBe(false)
  expect(importQuery.safeParse({ labels: 'x' }).success).toBe(false)
})

test('the same file twice brings nothing twice, also after its segments were moved or deleted', async () => {
  await imported(CSV)
  expect(await imported(CSV)).toMatchObject({
    applied: 0,
    appliedBefore: 0,
    plan: { placed: [], duplicates: [{}, {}] },
  })
  const [first, second] = await list()
  await label(
    operation.parse({ id: `operation-${++made}`, type: 'delete', segmentId: first?.id, baseVersion: 1 }),
    operation.parse({
      id: `operation-${++made}`,
      type: 'update',
      segmentId: second?.id,
      baseVersion: 1,
      changes: { startFrame: 8, endFrame: 9 },
    }),
  )
  expect(await imported(CSV)).toMatchObject({ applied: 0, appliedBefore: 2, rejected: [] })
  expect(await list()).toHaveLength(1)
  expect(
    new Set((await db().operation.findMany({ where: { type: 'create' } })).map(({ gestureId }) => gestureId)).size,
  ).toBe(1)
})

test('a row that is refused by what was imported before holds no other row up', async () => {
  await imported(CSV)
  const [first] = await list()
  await label(operation.parse({ id: `operation-${++made}`, type: 'delete', segmentId: first?.id, baseVersion: 1 }))
  const labels = JSON.stringify({ Activity: 'Finding', Fold: 'Finding' })
  const outcome = await imported(CSV, { labels })
  expect(outcome).toMatchObject({
    applied: 1,
    rejected: [{ where: 'line 2', remedy: expect.stringContaining('before') }],
  })
  expect((await list()).map(({ label: name, startFrame }) => [name, startFrame])).toEqual([
    ['Finding', 5],
    ['Landmark', 7],
  ])
})

test('what a machine suggests arrives as proposals with its confidence', async () => {
  await imported(CSV, { as: 'proposals' })
  expect(await list()).toMatchObject([
    { label: 'Activity', source: 'prediction', confidence: 0.5, isProposal: true },
    { label: 'Landmark', source: 'prediction', confidence: null, isProposal: true },
  ])
})

test('work that was submitted takes no import, and says so for each row', async () => {
  await label(create())
  await db().annotationDocument.updateMany({ data: { state: 'submitted' } })
  const { applied, rejected } = await imported(CSV)
  expect(applied).toBe(0)
  expect(rejected).toMatchObject([
    { where: 'line 2', reason: expect.stringContaining('submitted') },
    { where: 'line 5' },
  ])
})

test.each([
  { what: 'no text', bytes: Buffer.from([0xff, 0xfe, 0x00]), message: /not UTF-8/ },
  { what: 'no segments', bytes: Buffer.from('{}'), message: /no format/ },
  { what: 'broken XML', bytes: Buffer.from('<annotations>\n<track'), message: /line 2/ },
])('a file with $what is refused whole', async ({ bytes, message }) => {
  const answer = await importSegments(videoId, bytes, importQuery.parse({}), 'local')
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'malformed-request', message: expect.stringMatching(message) },
  })
})

test('a video that is not there has no export and takes no import', async () => {
  expect(await answerExport('nothing', exportQuery.parse({ format: 'csv' }), 'local')).toMatchObject({
    ok: false,
    error: { code: 'video-not-found' },
  })
  expect(await importSegments('nothing', Buffer.from(CSV), importQuery.parse({}), 'local')).toMatchObject({
    ok: false,
    error: { code: 'video-not-found' },
  })
})
