import { afterEach, beforeEach, expect, test } from 'vitest'
import { loggedSegment } from '@/lib/segments/log-schema'
import { type Operation, operation } from '@/lib/segments/schema'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { createTestVideo } from '@/lib/server/db/test-video'
import { applyOperations } from '@/lib/server/segments/apply-operations'
import { readLog } from './read-log'
import { readRevision } from './read-revision'

let library: TestLibrary
let videoId = ''
let labelId = ''

beforeEach(async () => {
  library = await createTestLibrary()
  videoId = await createTestVideo()
  labelId = (await db().label.findFirstOrThrow({ where: { kind: 'interval' } })).id
})
afterEach(() => library.close())

let made = 0
const edit = (changes: object): Operation => operation.parse({ id: `operation-${++made}`, ...changes })
const create = (segmentId: string, startFrame: number) =>
  edit({ type: 'create', segmentId, labelId, startFrame, endFrame: startFrame + 5 })

async function apply(...operations: Operation[]) {
  const answer = await applyOperations(videoId, operations, 'local')
  if (!answer.ok) throw new Error(answer.error.message)
  expect(answer.value.results.map(({ status }) => status)).toEqual(operations.map(() => 'applied'))
}

async function log(query: { before?: number; limit?: number } = {}) {
  const answer = await readLog(videoId, 'local', { limit: 100, ...query })
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value
}

async function spansAt(sequence: number) {
  const answer = await readRevision(videoId, 'local', sequence)
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value.segments.map(({ id, startFrame }) => [id, startFrame])
}

test('the log is told newest first, page by page, with both sides of each edit and who made it when', async () => {
  await apply(
    create('segment-1', 10),
    edit({
      type: 'update',
      segmentId: 'segment-1',
      baseVersion: 1,
      changes: { startFrame: 12 },
      gestureId: 'gesture-1',
    }),
    edit({ type: 'delete', segmentId: 'segment-1', baseVersion: 2 }),
  )
  const newest = await log({ limit: 2 })
  expect(newest).toMatchObject({ sequence: 3, nextBefore: 2 })
  expect(newest.entries).toMatchObject([
    { sequence: 3, type: 'delete', before: { isDeleted: false }, after: { isDeleted: true }, author: 'Local user' },
    { sequence: 2, type: 'update', gestureId: 'gesture-1', before: { startFrame: 10 }, after: { startFrame: 12 } },
  ])
  expect(Date.parse(newest.entries[0]?.appliedAt ?? '')).toBeLessThanOrEqual(Date.now())
  expect(await log({ before: 2 })).toMatchObject({ nextBefore: null, entries: [{ sequence: 1, before: null }] })
})

test('a revision is what there was after an edit, whatever came later', async () => {
  await apply(
    create('segment-1', 10),
    create('segment-2', 30),
    edit({ type: 'update', segmentId: 'segment-1', baseVersion: 1, changes: { startFrame: 12 } }),
    edit({ type: 'delete', segmentId: 'segment-2', baseVersion: 1 }),
    edit({ type: 'restore', segmentId: 'segment-2', baseVersion: 2 }),
  )
  expect(await spansAt(0)).toEqual([])
  expect(await spansAt(1)).toEqual([['segment-1', 10]])
  expect(await spansAt(2)).toEqual([
    ['segment-1', 10],
    ['segment-2', 30],
  ])
  expect(await spansAt(3)).toEqual([
    ['segment-1', 12],
    ['segment-2', 30],
  ])
  expect(await spansAt(4)).toEqual([['segment-1', 12]])
  expect(await spansAt(5)).toEqual([
    ['segment-1', 12],
    ['segment-2', 30],
  ])
  expect(await readRevision(videoId, 'local', 6)).toMatchObject({ ok: false, error: { code: 'not-found' } })
})

test('more segments than a statement takes parameters for are all there', async () => {
  await apply(...Array.from({ length: 1203 }, (_, n) => create(`segment-${n}`, n % 90)))
  expect(await spansAt(1203)).toHaveLength(1203)
})

test('rows that older versions wrote, without what they did not know, are told', async () => {
  await apply(create('segment-1', 10))
  const after = loggedSegment.parse((await db().operation.findFirstOrThrow()).after)
  const known = { ...after, isProposal: undefined, source: undefined, confidence: undefined }
  await db().operation.updateMany({ data: { after: JSON.parse(JSON.stringify(known)) } })
  expect((await log()).entries[0]?.after).toMatchObject({ isProposal: false, source: 'manual', confidence: null })
})

test('what nobody edited has no history, and a video that is not there none either', async () => {
  expect(await log()).toEqual({ sequence: 0, entries: [], nextBefore: null })
  expect(await readRevision(videoId, 'local', 1)).toMatchObject({ ok: false, error: { code: 'not-found' } })
  const nobody = await readLog('nobody', 'local', { limit: 1 })
  expect(nobody).toMatchObject({ ok: false, error: { code: 'video-not-found' } })
})
