import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AgreementReport, Choice } from '@/lib/agreement/schema'
import type { Principal } from '@/lib/auth/principal'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { createTestPerson } from '@/lib/server/db/test-principal'
import { createTestVideo } from '@/lib/server/db/test-video'
import { applyOperations } from '@/lib/server/segments/apply-operations'
import { GOLD_USER_ID } from '@/lib/server/session/gold-user'
import { acceptGold } from './accept-gold'
import { decideGold } from './decide-gold'
import { readGold } from './read-gold'
import { reportAgreement } from './report-agreement'

// What becomes of decisions when the work or the labels they were made on are other ones by now, and where there is no work.

let library: TestLibrary
let videoId: string
let reviewer: Principal
let labelId: string

beforeEach(async () => {
  library = await createTestLibrary()
  videoId = await createTestVideo({ kinds: ['processed'] })
  reviewer = await createTestPerson('reviewer', 'reviewer')
  await createTestPerson('ada', 'annotator')
  await createTestPerson('ben', 'annotator')
  labelId = (await db().label.findFirstOrThrow({ where: { kind: 'interval' }, orderBy: { position: 'asc' } })).id
})
afterEach(() => library.close())

type Row = readonly [id: string, start: number, end: number]

/** Work that was submitted; without rows it says that there is nothing. */
async function submit(annotatorId: string, rows: readonly Row[]): Promise<void> {
  const operations = rows.map(([segmentId, startFrame, endFrame]) => ({
    id: `create-${segmentId}`,
    type: 'create' as const,
    segmentId,
    labelId,
    startFrame,
    endFrame,
  }))
  await applyOperations(videoId, operations, annotatorId)
  const where = { videoId_annotatorId: { videoId, annotatorId } }
  const { id: labelSetId } = await db().labelSet.findFirstOrThrow({ where: { labels: { some: { id: labelId } } } })
  const create = { videoId, annotatorId, labelSetId, state: 'submitted' } as const
  await db().annotationDocument.upsert({ where, create, update: { state: 'submitted' } })
}

/** The work is returned, a segment of it deleted, and it is submitted again. */
async function deleteAfterwards(annotatorId: string, segmentId: string): Promise<void> {
  const where = { videoId, annotatorId }
  await db().annotationDocument.updateMany({ where, data: { state: 'returned' } })
  const operation = { id: `delete-${segmentId}`, type: 'delete' as const, segmentId, baseVersion: 1 }
  const deleted = await applyOperations(videoId, [operation], annotatorId)
  expect(deleted).toMatchObject({ ok: true, value: { results: [{ status: 'applied' }] } })
  await db().annotationDocument.updateMany({ where, data: { state: 'submitted' } })
}

async function report(): Promise<AgreementReport> {
  const read = await reportAgreement(videoId, reviewer, { drafts: false })
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

/** Decides all questions as `person` says, or of those only the `nth`. */
async function decideAs(person: number, nth?: number) {
  const { questions, documents, gold } = await report()
  const decisions = questions
    .filter((_, place) => nth === undefined || place === nth)
    .map(({ start, end, says, ...question }) => ({
      labelId: question.labelId,
      start,
      end,
      choice: {
        kind: 'adopt',
        documentId: documents[person]?.id ?? '',
        segmentIds: says[person]?.map(({ id }) => id) ?? [],
      } satisfies Choice,
    }))
  const seen = {
    gold: gold.sequence,
    documents: Object.fromEntries(documents.map(({ id, sequence }) => [id, sequence])),
  }
  return await decideGold(videoId, { decisions, seen }, reviewer, { drafts: false })
}

async function accept() {
  return await acceptGold(videoId, (await report()).gold.sequence, reviewer)
}

async function goldSpans(): Promise<readonly (readonly [number, number])[]> {
  const gold = await readGold(videoId, reviewer)
  if (!gold.ok) throw new Error(gold.error.message)
  return gold.value.segments.map(({ startFrame, endFrame }) => [startFrame, endFrame])
}

const refused = (message: string) => ({ ok: false, error: { code: 'not-reviewable', message } })

test('a label that was retired since the work was submitted is decided on and accepted like any other', async () => {
  await submit('ada', [['a1', 10, 20]])
  await submit('ben', [['b1', 12, 20]])
  await db().label.update({ where: { id: labelId }, data: { retiredAt: new Date() } })
  expect(await decideAs(0)).toMatchObject({ ok: true })
  expect(await goldSpans()).toEqual([[10, 20]])
  expect(await accept()).toMatchObject({ ok: true })
})

test('whose work it is may still not choose a label that was retired', async () => {
  await db().label.update({ where: { id: labelId }, data: { retiredAt: new Date() } })
  const create = { id: 'create-a1', type: 'create' as const, segmentId: 'a1', labelId, startFrame: 10, endFrame: 20 }
  expect(await applyOperations(videoId, [create], 'ada')).toMatchObject({
    value: { results: [{ status: 'rejected', code: 'label-retired' }] },
  })
})

test('work of different label sets is not decided between, whether it says something or not', async () => {
  const sentence =
    'The work on this video was labeled with different label sets, and a gold standard has the labels of one.'
  const other = await db().labelSet.create({ data: { name: 'Another' } })
  await submit('ada', [])
  await submit('ben', [])
  await db().annotationDocument.updateMany({ where: { annotatorId: 'ben' }, data: { labelSetId: other.id } })
  expect(await accept()).toMatchObject(refused(sentence))
  await db().annotationDocument.updateMany({ where: { annotatorId: 'ada' }, data: { state: 'returned' } })
  await submit('ada', [['a1', 10, 20]])
  expect(await decideAs(0)).toMatchObject(refused(sentence))
  expect(await db().annotationDocument.count({ where: { annotatorId: GOLD_USER_ID } })).toBe(0)
})

test('what nobody marks any more goes with the next decision', async () => {
  await submit('ada', [
    ['a1', 10, 20],
    ['a2', 40, 50],
  ])
  await submit('ben', [['b2', 41, 50]])
  await decideAs(0, 0)
  await deleteAfterwards('ada', 'a1')
  expect(await goldSpans()).toEqual([[10, 20]])
  expect(await decideAs(1)).toMatchObject({ ok: true })
  expect(await goldSpans()).toEqual([[41, 50]])
})

test('what nobody marks any more is no part of what is accepted, and the log tells of it', async () => {
  await submit('ada', [
    ['a1', 10, 20],
    ['a2', 40, 50],
  ])
  await submit('ben', [['b2', 41, 50]])
  await decideAs(0)
  await deleteAfterwards('ada', 'a1')
  expect(await accept()).toEqual({ ok: true, value: { state: 'accepted' } })
  expect(await goldSpans()).toEqual([[40, 50]])
  const log = await db().operation.findMany({
    where: { document: { annotatorId: GOLD_USER_ID } },
    orderBy: { sequence: 'asc' },
    select: { type: true, authorId: true },
  })
  expect(log).toEqual(['create', 'create', 'delete'].map((type) => ({ type, authorId: 'reviewer' })))
})

test('where all that was marked is gone, what is accepted is empty', async () => {
  await submit('ada', [['a1', 10, 20]])
  await submit('ben', [])
  await decideAs(0)
  await deleteAfterwards('ada', 'a1')
  expect((await report()).questions).toEqual([])
  expect(await accept()).toMatchObject({ ok: true })
  expect(await goldSpans()).toEqual([])
})

test('that two say there is nothing is accepted as such', async () => {
  await submit('ada', [])
  await submit('ben', [])
  expect(await acceptGold(videoId, 1, reviewer)).toMatchObject({ ok: false, error: { code: 'version-conflict' } })
  expect(await accept()).toEqual({ ok: true, value: { state: 'accepted' } })
  expect(await readGold(videoId, reviewer)).toMatchObject({ ok: true, value: { state: 'accepted', segments: [] } })
  expect(await db().documentEvent.findMany({ select: { kind: true, actorId: true } })).toEqual([
    { kind: 'accepted', actorId: 'reviewer' },
  ])
})

test('what one says alone is no gold standard, begun or not', async () => {
  const sentence = 'Fewer than two people have submitted work on this video, so there is nothing to decide between.'
  await submit('ada', [])
  expect(await accept()).toMatchObject(refused(sentence))
  expect(await db().annotationDocument.count({ where: { annotatorId: GOLD_USER_ID } })).toBe(0)
  await submit('ben', [['b1', 10, 20]])
  await decideAs(1)
  await db().annotationDocument.updateMany({ where: { annotatorId: 'ben' }, data: { state: 'draft' } })
  expect(await accept()).toMatchObject(refused(sentence))
})

test.each([
  { what: 'segments', person: 0 },
  { what: 'that there is nothing', person: 2 },
])(
  'one decision, $what, whose question has become two goes once when both are decided together',
  async ({ person }) => {
    await createTestPerson('cleo', 'annotator')
    await submit('ada', [
      ['a1', 10, 20],
      ['a2', 30, 40],
    ])
    await submit('ben', [['b1', 15, 35]])
    await submit('cleo', [])
    await decideAs(person)
    await deleteAfterwards('ben', 'b1')
    expect((await report()).questions.map(({ decision }) => decision)).toEqual([null, null])
    expect(await decideAs(0)).toMatchObject({ ok: true })
    expect(await goldSpans()).toEqual([
      [10, 20],
      [30, 40],
    ])
    expect((await report()).questions.map(({ decision }) => decision?.choice)).toEqual(['adopt', 'adopt'])
  },
)
