import { afterEach, beforeEach, expect, test } from 'vitest'
import { operation } from '@/lib/segments/schema'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { createTestPerson, OWNER } from '@/lib/server/db/test-principal'
import { createTestVideo } from '@/lib/server/db/test-video'
import { submitDocument } from '@/lib/server/documents/submit-document'
import { listLabelSets } from '@/lib/server/labels/label-sets'
import { applyOperations } from '@/lib/server/segments/apply-operations'
import { activeTime } from '@/lib/work/active-time'
import { newBatch } from '@/lib/work/batch-schema'
import { dashboard } from '@/lib/work/dashboard-schema'
import { assign } from './assign'
import { changeBatchVideos } from './batch-videos'
import { createBatch, setMembers } from './change-batches'
import { readLargeSums } from './large-sums'
import { readDashboard } from './read-dashboard'

let library: TestLibrary

beforeEach(async () => {
  library = await createTestLibrary()
  await createTestPerson('anna', 'annotator')
  await createTestPerson('ben', 'annotator')
})

afterEach(() => library.close())

const read = async (by = OWNER) => dashboard.parse(JSON.parse(JSON.stringify(await readDashboard(by, readLargeSums))))

let made = 0
async function label(videoId: string, userId: string, startFrame: number, endFrame: number) {
  const [set] = (await listLabelSets()).labelSets
  const labelId = set?.labels.find(({ name }) => name === 'Finding')?.id
  const one = { id: `operation-${++made}`, type: 'create', segmentId: `segment-${made}`, labelId, startFrame, endFrame }
  const answer = await applyOperations(videoId, [operation.parse(one)], userId)
  expect(answer).toMatchObject({ ok: true, value: { results: [{ status: 'applied' }] } })
}

/** Two videos of 4 s in a batch for two people each; Anna has handed in one and begun the other. */
async function batchOfTwo() {
  const ids = [await createTestVideo({ kinds: ['raw', 'processed'] }), await createTestVideo({ kinds: ['processed'] })]
  const batch = await createBatch(newBatch.parse({ name: 'June', annotatorsPerVideo: 2 }), OWNER)
  if (!batch.ok) throw new Error(batch.error.message)
  await changeBatchVideos(batch.value.id, { add: ids, remove: [] }, OWNER)
  await setMembers(batch.value.id, ['anna', 'ben'], OWNER)
  await assign(batch.value.id, { mode: 'share-out' }, OWNER)
  const [first = '', second = ''] = ids
  await label(first, 'anna', 0, 25)
  await label(first, 'anna', 10, 50)
  await label(first, 'anna', 20, 30)
  await submitDocument(first, {}, 'anna')
  await label(second, 'anna', 50, 75)
  return { batchId: batch.value.id, first, second }
}

test('progress, coverage and durations are those of the records; without a measured pace nobody is told hours', async () => {
  const { batchId } = await batchOfTwo()
  const told = await read()
  expect(told.batches).toMatchObject([
    {
      id: batchId,
      videoCount: 2,
      counts: { 'to-do': 2, draft: 1, submitted: 1, returned: 0, accepted: 0 },
      footageLeftSeconds: 12,
      // 50 of 100 frames of the one, 25 of 100 of the other: what overlaps counts once.
      coverage: { labeledFrames: 75, frames: 200, share: 0.375 },
    },
  ])
  expect(told.coverage).toEqual({ labeledFrames: 75, frames: 200, share: 0.375 })
  expect(told.labels).toMatchObject([{ name: 'Finding', segmentCount: 4, seconds: 4 }])
  expect(told.people).toMatchObject([
    { id: 'anna', counts: { 'to-do': 0, draft: 1, submitted: 1 }, handedInSeconds: 4, pace: null },
    { id: 'ben', counts: { 'to-do': 2, draft: 0 }, handedInSeconds: 0, activeSeconds: 0 },
  ])
  expect(told.left).toMatchObject({ footageSeconds: 12, hours: null, pace: null })
})

test('active time is what the pure function says of edits and seeks, and the pace is of what was handed in', async () => {
  const { first, second } = await batchOfTwo()
  const start = Date.UTC(2026, 0, 5, 9)
  const minutes = [0, 1, 2.5]
  const edits = await db().operation.findMany({ where: { document: { videoId: first } }, orderBy: { sequence: 'asc' } })
  for (const [nth, { id }] of edits.entries()) {
    await db().operation.update({ where: { id }, data: { appliedAt: new Date(start + (minutes[nth] ?? 0) * 60_000) } })
  }
  await db().operation.updateMany({
    where: { document: { videoId: second } },
    data: { appliedAt: new Date(start + 60 * 60_000) },
  })
  const seeks = [4, 61.25]
  await db().seekEvent.createMany({
    data: seeks.map((minute, nth) => ({
      ...{ id: `seek-${nth}`, videoId: minute < 60 ? first : second, variant: 'processed' as const, userId: 'anna' },
      ...{ pageId: 'page', kind: 'jump', fromFrame: 0, targetFrame: 1 },
      occurredAt: new Date(start + minute * 60_000),
    })),
  })
  const told = await read()
  const anna = told.people.find(({ id }) => id === 'anna')
  const moments = [...minutes, 60, ...seeks].map((minute) => start + minute * 60_000)
  expect(anna?.activeSeconds).toBeCloseTo(activeTime(moments) / 1000, 1)
  // 4 s of footage in the four minutes on the video that was handed in.
  expect(anna?.pace).toBeCloseTo(4 / 240, 4)
  expect(told.left.hours).toBeCloseTo((12 * 60) / 3600, 3)
})

test('videos outside of batches are one line; an empty library has none', async () => {
  expect(await read()).toMatchObject({
    batches: [],
    people: [],
    labels: [],
    coverage: { share: null },
    left: { hours: 0 },
  })
  const id = await createTestVideo()
  await createTestVideo()
  await label(id, 'ben', 0, 5)
  expect((await read()).batches).toMatchObject([
    { id: null, videoCount: 2, counts: { 'to-do': 1, draft: 1 }, footageLeftSeconds: 8 },
  ])
})

test('raw-only videos count nowhere for who may not see raw footage, also in what is kept for a minute', async () => {
  const rita = await createTestPerson('rita', 'reviewer')
  const nothing = await read(rita)
  const given = await createTestVideo({ kinds: ['raw'] })
  const begun = await createTestVideo({ kinds: ['raw'] })
  const untouched = await createTestVideo({ kinds: ['raw'] })
  const batch = await createBatch(newBatch.parse({ name: 'June' }), OWNER)
  if (!batch.ok) throw new Error(batch.error.message)
  await changeBatchVideos(batch.value.id, { add: [given], remove: [] }, OWNER)
  await db().assignment.create({ data: { videoId: given, annotatorId: 'anna' } })
  for (const videoId of [given, begun]) {
    await label(videoId, 'anna', 0, 25)
    await label(videoId, 'anna', 30, 40)
    const at = Date.UTC(2026, 0, 5, 9)
    const edits = await db().operation.findMany({ where: { document: { videoId } } })
    for (const [nth, { id }] of edits.entries()) {
      await db().operation.update({ where: { id }, data: { appliedAt: new Date(at + nth * 60_000) } })
    }
  }
  await db().assignment.create({ data: { videoId: untouched, annotatorId: 'ben' } })
  const all = await readDashboard(OWNER)
  expect(all.batches).toMatchObject([{ videoCount: 1 }, { id: null, videoCount: 2 }])
  expect(all.people.map(({ id }) => id)).toEqual(['anna', 'ben'])
  expect(all.people[0]?.activeSeconds).toBeGreaterThan(0)
  expect(all.labels).toHaveLength(1)
  const { batches, at: _, ...rest } = await readDashboard(rita)
  const { batches: none, at: __, ...before } = nothing
  expect(rest).toEqual(before)
  expect(none).toEqual([])
  expect(batches).toMatchObject([{ id: batch.value.id, videoCount: 0, footageLeftSeconds: 0, coverage: { frames: 0 } }])
})
