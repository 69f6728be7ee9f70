import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Principal } from '@/lib/auth/principal'
import { operation } from '@/lib/segments/schema'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { createTestPerson, OWNER } from '@/lib/server/db/test-principal'
import { createTestVideo } from '@/lib/server/db/test-video'
import { submitDocument } from '@/lib/server/documents/submit-document'
import { listLabelSets } from '@/lib/server/labels/label-sets'
import { readVideoReadiness } from '@/lib/server/readiness/video-readiness'
import { applyOperations } from '@/lib/server/segments/apply-operations'
import { listVideos } from '@/lib/server/videos/list-videos'
import { videoListQuery } from '@/lib/videos/schema'
import { batchDetails, batchList, type NewBatch, newBatch } from '@/lib/work/batch-schema'
import { queue } from '@/lib/work/queue-schema'
import { assign, unassign } from './assign'
import { changeBatchVideos } from './batch-videos'
import { changeBatch, createBatch, removeBatch, setMembers } from './change-batches'
import { readQueue, takeNext } from './queue'
import { listBatches, readBatch } from './read-batches'
import { listNotifications, markRead } from './read-notifications'

let library: TestLibrary
let anna: Principal
let ben: Principal

beforeEach(async () => {
  library = await createTestLibrary()
  anna = await createTestPerson('anna', 'annotator')
  ben = await createTestPerson('ben', 'annotator')
})

afterEach(() => library.close())

const videos = async (count: number): Promise<string[]> => {
  const ids: string[] = []
  for (let nth = 0; nth < count; nth += 1)
    ids.push(await createTestVideo({ title: `Video ${nth}`, kinds: ['processed'] }))
  return ids
}

/** A batch with these videos and members. */
async function batch(videoIds: readonly string[], members: readonly Principal[], fields: Partial<NewBatch> = {}) {
  const made = await createBatch(newBatch.parse({ name: 'June', ...fields }), OWNER)
  if (!made.ok) throw new Error(made.error.message)
  await changeBatchVideos(made.value.id, { add: [...videoIds], remove: [] }, OWNER)
  await setMembers(
    made.value.id,
    members.map(({ userId }) => userId),
    OWNER,
  )
  return made.value.id
}

let made = 0
async function label(videoId: string, { userId }: Principal) {
  const [set] = (await listLabelSets()).labelSets
  const labelId = set?.labels.find(({ kind }) => kind === 'interval')?.id
  const sent = {
    id: `operation-${++made}`,
    type: 'create',
    segmentId: `segment-${made}`,
    labelId,
    startFrame: 1,
    endFrame: 9,
  }
  const answer = await applyOperations(videoId, [operation.parse(sent)], userId)
  return answer.ok ? answer.value.results[0] : answer.error
}

const stateOf = async (batchId: string) => {
  const read = await readBatch(batchId, OWNER)
  if (!read.ok) throw new Error(read.error.message)
  return batchDetails.parse(JSON.parse(JSON.stringify(read.value)))
}

const openForEditing = async (videoId: string, principal: Principal) => {
  const readiness = await readVideoReadiness(videoId, principal)
  return readiness.ok ? readiness.value.checks.find(({ id }) => id === 'open-for-editing') : undefined
}

test('videos of a batch are shared out once, evenly, and each person is told once', async () => {
  const ids = await videos(4)
  const batchId = await batch(ids, [anna, ben])
  expect(await assign(batchId, { mode: 'share-out' }, OWNER)).toMatchObject({ ok: true })
  await assign(batchId, { mode: 'share-out' }, OWNER)
  const { videos: shared, progress } = await stateOf(batchId)
  expect(shared.map(({ assignments }) => assignments.map(({ userId }) => userId))).toEqual([
    ['anna'],
    ['ben'],
    ['anna'],
    ['ben'],
  ])
  expect(progress).toMatchObject({ 'to-do': 4, draft: 0 })
  const told = await db().notification.findMany({ orderBy: { userId: 'asc' } })
  expect(told).toMatchObject([
    {
      userId: 'anna',
      kind: 'assigned',
      content: { videoId: ids[0], title: 'Video 0', by: 'Local user', text: 'June and 1 more' },
    },
    { userId: 'ben', content: { videoId: ids[1] } },
  ])
  expect(batchList.parse(JSON.parse(JSON.stringify(await listBatches(OWNER)))).batches).toMatchObject([
    { videoCount: 4, memberCount: 2 },
  ])
})

test('more people than there are is refused with a sentence, and nothing is given', async () => {
  const batchId = await batch(await videos(2), [anna], { annotatorsPerVideo: 2 })
  expect(await assign(batchId, { mode: 'share-out' }, OWNER)).toMatchObject({
    ok: false,
    error: { code: 'batch-invalid' },
  })
  expect(await db().assignment.count()).toBe(0)
})

test('the queue gives returned work, drafts, given work and then free videos, and the last place only once', async () => {
  const ids = await videos(3)
  const batchId = await batch(ids, [anna, ben])
  await assign(batchId, { videoId: ids[1] ?? '', annotatorIds: ['anna'] }, OWNER)
  expect(await takeNext(anna)).toMatchObject({ next: { videoId: ids[1], reason: 'assigned' } })
  await label(ids[1] ?? '', anna)
  expect(await takeNext(anna)).toMatchObject({ next: { videoId: ids[1], reason: 'begun' } })
  await submitDocument(ids[1] ?? '', {}, 'anna')
  expect(await takeNext(anna)).toMatchObject({ next: { videoId: ids[0], reason: 'free' } })
  const read = queue.parse(JSON.parse(JSON.stringify(await readQueue(anna))))
  expect(read).toMatchObject({ counts: { 'to-do': 1, submitted: 1 }, free: 1, batches: [{ id: batchId, free: 1 }] })
  expect(read.items).toMatchObject([
    { videoId: ids[0], state: 'to-do', durationSeconds: 4, batchId },
    { videoId: ids[1], state: 'submitted' },
  ])
  await db().annotationDocument.updateMany({ data: { state: 'returned' } })
  expect(await takeNext(anna)).toMatchObject({ next: { videoId: ids[1], reason: 'returned' } })

  await db().assignment.deleteMany({ where: { videoId: ids[0] ?? '' } })
  await changeBatchVideos(batchId, { add: [], remove: [ids[2] ?? ''] }, OWNER)
  await submitDocument(ids[1] ?? '', {}, 'anna')
  const both = await Promise.all([takeNext(anna), takeNext(ben)])
  expect(both.map(({ next }) => next?.videoId).filter((id) => id !== undefined)).toEqual([ids[0]])
  expect(await db().assignment.count({ where: { videoId: ids[0] ?? '' } })).toBe(1)
})

test('nobody is given a video that they could not see, nor told of it', async () => {
  const rob = await createTestPerson('rob', 'annotator', ['media:raw'])
  const raw = await createTestVideo({ title: 'Secret', kinds: ['raw'] })
  const [open = ''] = await videos(1)
  const batchId = await batch([raw, open], [anna, ben, rob], { annotatorsPerVideo: 2 })
  expect(await assign(batchId, { videoId: raw, annotatorIds: ['rob', 'anna'] }, OWNER)).toMatchObject({
    error: { code: 'batch-invalid', message: expect.stringContaining('Person anna may not see raw footage') },
  })
  expect(await db().assignment.count()).toBe(0)
  const manager = await createTestPerson('mia', 'annotator', ['batch:manage'])
  expect(await assign(batchId, { videoId: raw, annotatorIds: ['rob'] }, manager)).toMatchObject({
    error: { code: 'video-not-found' },
  })
  await assign(batchId, { mode: 'share-out' }, manager)
  expect(await db().assignment.count({ where: { videoId: raw } })).toBe(0)
  await assign(batchId, { mode: 'share-out' }, OWNER)
  const given = await db().assignment.findMany({ orderBy: { annotatorId: 'asc' } })
  expect(given.map(({ videoId, annotatorId }) => [annotatorId, videoId])).toEqual([
    ['anna', open],
    ['ben', open],
    ['rob', raw],
  ])
  expect((await stateOf(batchId)).members.filter(({ seesRaw }) => seesRaw)).toMatchObject([{ id: 'rob' }])
  const told = await db().notification.findMany({ where: { userId: { in: ['anna', 'ben'] } } })
  expect(JSON.stringify(told)).not.toContain(raw)
})

test('nobody is told of a video of which they may not know any more, and it is not counted', async () => {
  const [first = '', second = ''] = await videos(2)
  const batchId = await batch([first, second], [anna])
  for (const videoId of [first, second]) await assign(batchId, { videoId, annotatorIds: ['anna'] }, OWNER)
  expect(await listNotifications(anna)).toMatchObject({ unread: 2, notifications: [{}, {}] })
  await db().variant.updateMany({ where: { videoId: first }, data: { kind: 'raw' } })
  const told = await listNotifications(anna)
  expect(told).toMatchObject({ unread: 1, notifications: [{ content: { videoId: second } }] })
  expect(told.notifications).toHaveLength(1)
  await unassign(second, 'anna')
  expect(await listNotifications(anna)).toEqual({ unread: 0, notifications: [] })
  expect(await markRead(anna, { ids: [] })).toEqual({ unread: 0 })
})

test('a quarantined video is not next, and holds nothing up', async () => {
  const [given = '', free = ''] = await videos(2)
  const batchId = await batch([given, free], [anna])
  await assign(batchId, { videoId: given, annotatorIds: ['anna'] }, OWNER)
  await db().video.update({ where: { id: given }, data: { quarantinedAt: new Date() } })
  expect((await readQueue(anna)).next).toMatchObject({ videoId: free, reason: 'free' })
  expect((await readQueue(anna)).items.map(({ videoId }) => videoId)).toContain(given)
  await db().video.update({ where: { id: given }, data: { quarantinedAt: null } })
  expect(await takeNext(anna)).toMatchObject({ next: { videoId: given, reason: 'assigned' } })
})

test('who is disabled leaves their places to others, but not what they handed in', async () => {
  const [handedIn = '', begun = '', given = ''] = await videos(3)
  const batchId = await batch([handedIn, begun, given], [anna, ben])
  for (const videoId of [handedIn, begun, given]) await assign(batchId, { videoId, annotatorIds: ['anna'] }, OWNER)
  for (const videoId of [handedIn, begun]) await label(videoId, anna)
  await submitDocument(handedIn, {}, 'anna')
  expect(await takeNext(ben)).toEqual({ next: null })
  await db().user.update({ where: { id: 'anna' }, data: { banned: true } })
  expect(await stateOf(batchId)).toMatchObject({
    progress: { 'to-do': 2, draft: 0, submitted: 1 },
    videos: [true, false, false].map((takesPlace) => ({ assignments: [{ userId: 'anna', takesPlace }] })),
  })
  expect(await readQueue(ben)).toMatchObject({ free: 2, next: { videoId: begun, reason: 'free' } })
  await assign(batchId, { mode: 'share-out' }, OWNER)
  const has = await db().assignment.findMany({ where: { annotatorId: 'ben' } })
  expect(has.map(({ videoId }) => videoId).toSorted()).toEqual([begun, given].toSorted())
  await label(begun, ben)
  expect((await stateOf(batchId)).progress).toMatchObject({ 'to-do': 1, draft: 1, submitted: 1 })
})

test('raw-only videos do not exist for who manages batches without raw footage, and stay in them', async () => {
  const manager = await createTestPerson('mia', 'annotator', ['batch:manage'])
  const raw = await createTestVideo({ title: 'Secret', kinds: ['raw'] })
  const [seen = '', fresh = ''] = await videos(2)
  const batchId = await batch([raw, seen], [anna])
  await assign(batchId, { videoId: raw, annotatorIds: [OWNER.userId] }, OWNER)
  expect(await readBatch(batchId, OWNER)).toMatchObject({ value: { videoCount: 2, progress: { 'to-do': 2 } } })
  expect(await readBatch(batchId, manager)).toMatchObject({
    value: { videoCount: 1, progress: { 'to-do': 1 }, videos: [{ id: seen, isRawOnly: false }] },
  })
  expect(await listBatches(manager)).toMatchObject({ batches: [{ videoCount: 1, progress: { 'to-do': 1 } }] })
  const july = await createBatch(newBatch.parse({ name: 'July' }), manager)
  if (!july.ok) throw new Error(july.error.message)
  const unknown = await changeBatchVideos(july.value.id, { add: [raw], remove: [] }, manager)
  expect(unknown).toMatchObject({ error: { code: 'video-not-found' } })
  expect(unknown).toEqual(await changeBatchVideos(july.value.id, { add: ['no-such'], remove: [] }, manager))
  expect(await changeBatchVideos(batchId, { add: [fresh], remove: [raw, seen] }, manager)).toMatchObject({
    value: { videos: [{ id: fresh }] },
  })
  expect((await stateOf(batchId)).videos).toMatchObject([
    { id: raw, isRawOnly: true, assignments: [{ userId: OWNER.userId }] },
    { id: fresh },
  ])
})

test('nobody takes footage that they may not see, from a closed batch, or where they are no member', async () => {
  const raw = await createTestVideo({ kinds: ['raw'] })
  const batchId = await batch([raw], [anna])
  expect(await takeNext(anna)).toEqual({ next: null })
  await changeBatchVideos(batchId, { add: await videos(1), remove: [] }, OWNER)
  expect(await takeNext(ben)).toEqual({ next: null })
  await changeBatch(batchId, { closed: true }, OWNER)
  expect(await takeNext(anna)).toEqual({ next: null })
  await changeBatch(batchId, { closed: false, selfService: false }, OWNER)
  expect(await takeNext(anna)).toEqual({ next: null })
  await changeBatch(batchId, { selfService: true }, OWNER)
  expect(await takeNext(anna)).toMatchObject({ next: { reason: 'free' } })
})

test('who was not given a video of a batch cannot label it; a closed batch is closed for all', async () => {
  const [id = ''] = await videos(1)
  const batchId = await batch([id], [anna])
  await assign(batchId, { videoId: id, annotatorIds: ['anna'] }, OWNER)
  expect(await openForEditing(id, anna)).toMatchObject({ state: 'ok' })
  expect(await openForEditing(id, OWNER)).toMatchObject({
    state: 'failed',
    actor: 'administrator',
    reason: expect.stringContaining('June'),
  })
  expect((await listVideos(videoListQuery.parse({ readiness: 'ready' }), OWNER)).ok).toBe(true)
  expect(await listVideos(videoListQuery.parse({ readiness: 'ready' }), OWNER)).toMatchObject({ value: { videos: [] } })
  expect(await listVideos(videoListQuery.parse({ readiness: 'ready' }), anna)).toMatchObject({
    value: { videos: [{ id }] },
  })
  expect(await label(id, ben)).toMatchObject({
    status: 'rejected',
    code: 'document-closed',
    message: expect.stringContaining('June'),
  })
  expect(await db().annotationDocument.count()).toBe(0)
  expect(await submitDocument(id, {}, 'ben')).toMatchObject({ ok: false, error: { code: 'permission-denied' } })
  expect(await label(id, anna)).toMatchObject({ status: 'applied' })
  await changeBatch(batchId, { closed: true }, OWNER)
  expect(await label(id, anna)).toMatchObject({ status: 'rejected', code: 'document-closed' })
  expect(await submitDocument(id, {}, 'anna')).toMatchObject({ ok: false, error: { code: 'document-closed' } })
  expect(await openForEditing(id, anna)).toMatchObject({ state: 'failed' })
})

test('work that was begun is kept: it comes into a batch with its person and is not taken from them', async () => {
  const [begun = '', other = ''] = await videos(2)
  await label(begun, ben)
  const batchId = await batch([begun, other], [anna])
  expect((await stateOf(batchId)).videos[0]).toMatchObject({ assignments: [{ userId: 'ben', state: 'draft' }] })
  await assign(batchId, { videoId: other, annotatorIds: ['ben'] }, OWNER)
  expect(await unassign(begun, 'ben')).toMatchObject({ ok: false, error: { code: 'batch-invalid' } })
  expect(await unassign(other, 'ben')).toMatchObject({ ok: true })
  expect(await unassign(other, 'ben')).toMatchObject({ ok: false, error: { code: 'not-found' } })
  await assign(batchId, { videoId: other, annotatorIds: ['anna'] }, OWNER)
  expect(await removeBatch(batchId)).toMatchObject({ ok: true })
  expect(await db().video.count()).toBe(2)
  expect(await db().segment.count()).toBe(1)
  expect(await db().assignment.findMany()).toMatchObject([{ videoId: begun, annotatorId: 'ben' }])
  expect(await label(other, anna)).toMatchObject({ status: 'applied' })
})

test('a video is in one batch, a name is one batch’s, and only people who are there are members', async () => {
  const ids = await videos(2)
  const batchId = await batch(ids, [anna])
  const july = await createBatch(newBatch.parse({ name: 'July' }), OWNER)
  if (!july.ok) throw new Error(july.error.message)
  const moved = await changeBatchVideos(july.value.id, { add: [ids[0] ?? ''], remove: [] }, OWNER)
  expect(moved).toMatchObject({
    ok: false,
    error: { code: 'video-in-batch', message: expect.stringContaining('June') },
  })
  expect(await createBatch(newBatch.parse({ name: 'June' }), OWNER)).toMatchObject({ error: { code: 'batch-exists' } })
  expect(await changeBatch(july.value.id, { name: 'June' }, OWNER)).toMatchObject({ error: { code: 'batch-exists' } })
  expect(await changeBatch(batchId, { name: 'June', instructions: 'Mark' }, OWNER)).toMatchObject({
    value: { instructions: 'Mark' },
  })
  expect(await setMembers(batchId, ['anna', 'nobody'], OWNER)).toMatchObject({ error: { code: 'user-not-found' } })
  expect((await stateOf(batchId)).members).toMatchObject([{ id: 'anna' }])
  expect(await changeBatchVideos(batchId, { add: ['no-such'], remove: [] }, OWNER)).toMatchObject({
    error: { code: 'video-not-found' },
  })
  for (const answer of [
    await readBatch('none', OWNER),
    await removeBatch('none'),
    await setMembers('none', [], OWNER),
    await changeBatch('none', { name: 'x' }, OWNER),
  ]) {
    expect(answer).toMatchObject({ ok: false, error: { code: 'batch-not-found' } })
  }
})

test('whose work a video is: given, or begun', async () => {
  const [given = '', begun = '', free = ''] = await videos(3)
  await batch([given], [anna])
  await db().assignment.create({ data: { videoId: given, annotatorId: 'anna' } })
  await label(begun, ben)
  const found = async (assignee: string, by = OWNER) => {
    const list = await listVideos(videoListQuery.parse({ assignee, sort: 'title' }), by)
    return list.ok ? list.value.videos.map(({ id }) => id) : list.error
  }
  expect(await found('me', anna)).toEqual([given])
  expect(await found('anna')).toEqual([given])
  expect(await found('ben')).toEqual([begun])
  expect(await found('none')).toEqual([free])
  // Annotators do not learn what others labeled.
  expect(await found('ben', anna)).toEqual([])
})
