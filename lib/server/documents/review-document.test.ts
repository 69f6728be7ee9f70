import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Principal } from '@/lib/auth/principal'
import { operation } from '@/lib/segments/schema'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { createTestPerson, OWNER } from '@/lib/server/db/test-principal'
import { createTestVideo } from '@/lib/server/db/test-video'
import { applyOperations } from '@/lib/server/segments/apply-operations'
import { listNotifications, markRead } from '@/lib/server/work/read-notifications'
import { reviewQuery } from '@/lib/work/review-schema'
import { findDocument } from './find-document'
import { readDocument } from './read-document'
import { listDocuments, readEvents, readReviewQueue } from './read-documents'
import { reviewDocument } from './review-document'
import { reopenDocument, submitDocument } from './submit-document'

let library: TestLibrary
let videoId = ''
let ann: Principal
let bob: Principal
let rita: Principal

beforeEach(async () => {
  library = await createTestLibrary()
  videoId = await createTestVideo({ kinds: ['processed'] })
  ann = await createTestPerson('ann', 'annotator')
  bob = await createTestPerson('bob', 'annotator')
  rita = await createTestPerson('rita', 'reviewer')
})

afterEach(() => library.close())

let made = 0
async function labelBy({ userId }: Principal, video = videoId) {
  const label = await db().label.findFirstOrThrow({ where: { kind: 'interval' } })
  const id = `operation-${++made}`
  const sent = { id, type: 'create', segmentId: `segment-${made}`, labelId: label.id, startFrame: 5, endFrame: 20 }
  await applyOperations(video, [operation.parse(sent)], userId)
}

/** Submits the work of `person` and gives its id and the number of its newest edit. */
async function submitBy(person: Principal, video = videoId) {
  await labelBy(person, video)
  const submitted = await submitDocument(video, {}, person.userId)
  if (!submitted.ok || submitted.value.id === null) throw new Error('not submitted')
  const { sequence } = await db().annotationDocument.findUniqueOrThrow({ where: { id: submitted.value.id } })
  return { id: submitted.value.id, seen: sequence }
}

const review = (id: string, seen: number, kind: 'returned' | 'accepted', by: Principal, note = '') =>
  reviewDocument(id, by, { kind, note, seen })

const refused = (code: string) => ({ ok: false, error: { code } })
const told = async (person: Principal) =>
  (await listNotifications(person)).notifications.map(({ kind, content }) => [kind, content.by, content.text])

test('work goes from submitted to returned to submitted to accepted; each step is kept, and the other side is told', async () => {
  const { id, seen } = await submitBy(ann)
  expect(await told(rita)).toEqual([['submitted', 'Person ann', undefined]])
  expect(await told(bob)).toEqual([])
  expect(await review(id, seen, 'returned', rita, 'The second polyp is missing')).toMatchObject({
    ok: true,
    value: { state: 'returned', reviewer: { id: 'rita' } },
  })
  expect(await readDocument(videoId, 'ann')).toMatchObject({
    value: { id, state: 'returned', review: { by: 'Person rita', note: 'The second polyp is missing' } },
  })
  expect(await submitDocument(videoId, {}, 'ann')).toMatchObject({ value: { state: 'submitted' } })
  expect(await review(id, seen, 'accepted', rita)).toMatchObject({ value: { state: 'accepted' } })
  expect(await told(ann)).toEqual([
    ['accepted', 'Person rita', undefined],
    ['returned', 'Person rita', 'The second polyp is missing'],
  ])
  expect(await reopenDocument(videoId, 'ann')).toMatchObject(refused('document-closed'))
  const events = await readEvents(id, ann)
  expect(events.ok && events.value.events.map(({ kind, actor, note }) => [kind, actor.id, note])).toEqual([
    ['submitted', 'ann', ''],
    ['returned', 'rita', 'The second polyp is missing'],
    ['submitted', 'ann', ''],
    ['accepted', 'rita', ''],
  ])
  expect(await readEvents(id, bob)).toMatchObject(refused('document-not-found'))
})

test('submitting what is submitted adds no step and tells nobody again; taking it back is a step', async () => {
  const { id } = await submitBy(ann)
  await submitDocument(videoId, {}, 'ann')
  await reopenDocument(videoId, 'ann')
  await reopenDocument(videoId, 'ann')
  const kinds = (await db().documentEvent.findMany({ orderBy: { createdAt: 'asc' } })).map(({ kind }) => kind)
  expect(kinds).toEqual(['submitted', 'reopened'])
  expect(await told(rita)).toHaveLength(1)
  expect(await review(id, 1, 'accepted', rita)).toMatchObject(refused('not-reviewable'))
})

test('only submitted work, as it was looked at, is decided on, and a return says why', async () => {
  const { id, seen } = await submitBy(ann)
  expect(await review(id, seen - 1, 'accepted', rita)).toMatchObject(refused('version-conflict'))
  expect(await review(id, seen, 'returned', rita, '  ')).toMatchObject(refused('malformed-request'))
  const comment = { videoId, documentId: id, frame: 3, body: 'Here' }
  await db().comment.create({ data: { ...comment, authorId: 'ann' } })
  expect(await review(id, seen, 'returned', rita)).toMatchObject(refused('malformed-request'))
  await db().comment.create({ data: { ...comment, authorId: 'rita' } })
  expect(await review(id, seen, 'returned', rita)).toMatchObject({ ok: true })
  expect(await review(id, seen, 'accepted', rita)).toMatchObject(refused('not-reviewable'))
  expect(await review(id, seen, 'returned', rita, 'Again')).toMatchObject(refused('not-reviewable'))
  expect(await review('nobody', 0, 'accepted', rita)).toMatchObject(refused('document-not-found'))
})

test('what was accepted by mistake is returned, with a word, and is open again', async () => {
  const { id, seen } = await submitBy(ann)
  await review(id, seen, 'accepted', rita)
  expect(await review(id, seen, 'returned', rita)).toMatchObject(refused('malformed-request'))
  expect(await review(id, seen, 'returned', rita, 'I was too fast')).toMatchObject({ value: { state: 'returned' } })
  expect(await readDocument(videoId, 'ann')).toMatchObject({ value: { state: 'returned' } })
  expect((await told(ann))[0]).toEqual(['returned', 'Person rita', 'I was too fast'])
  expect(await submitDocument(videoId, {}, 'ann')).toMatchObject({ value: { state: 'submitted' } })
})

test('work is not returned to who could not change it: a closed batch, a disabled annotator', async () => {
  const { id, seen } = await submitBy(ann)
  const batch = await db().batch.create({ data: { name: 'Done', closedAt: new Date() } })
  await db().batchVideo.create({ data: { batchId: batch.id, videoId, position: 0 } })
  expect(await review(id, seen, 'returned', rita, 'Again')).toMatchObject(refused('not-reviewable'))
  await db().batch.delete({ where: { id: batch.id } })
  await db().user.update({ where: { id: 'ann' }, data: { banned: true } })
  const inVain = await review(id, seen, 'returned', rita, 'Again')
  expect(inVain).toMatchObject({
    error: { code: 'not-reviewable', message: expect.stringMatching(/Enable Person ann/) },
  })
  expect(await review(id, seen, 'accepted', rita)).toMatchObject({ ok: true })
})

test('nobody reviews their own work, unless nobody else could', async () => {
  const { id, seen } = await submitBy(rita)
  expect(await review(id, seen, 'accepted', rita)).toMatchObject(refused('not-reviewable'))
  await db().user.update({ where: { id: OWNER.userId }, data: { banned: true } })
  expect(await review(id, seen, 'accepted', rita)).toMatchObject({ ok: true })
})

test('who does not see the footage is neither told of the work nor finds it', async () => {
  const raw = await createTestVideo({ kinds: ['raw'] })
  const { id } = await submitBy(OWNER, raw)
  expect(await told(rita)).toEqual([])
  expect(await review(id, 1, 'accepted', rita)).toMatchObject(refused('document-not-found'))
  expect(await listDocuments(raw, rita)).toMatchObject(refused('video-not-found'))
  expect((await readReviewQueue(reviewQuery.parse({}), rita)).documents).toEqual([])
  // Nobody else could: the administrator decides on it.
  expect(await review(id, 1, 'accepted', OWNER)).toMatchObject({ ok: true })
})

test('another’s work is found by who may review, of its own video only; annotators find their own', async () => {
  const { id } = await submitBy(ann)
  const elsewhere = await createTestVideo({ kinds: ['processed'] })
  expect(await findDocument(videoId, ann)).toEqual({ ok: true, value: { annotatorId: 'ann' } })
  expect(await findDocument(videoId, ann, id)).toEqual({ ok: true, value: { annotatorId: 'ann' } })
  expect(await findDocument(videoId, rita, id)).toEqual({ ok: true, value: { annotatorId: 'ann' } })
  expect(await findDocument(elsewhere, rita, id)).toMatchObject(refused('document-not-found'))
  expect(await findDocument(videoId, bob, id)).toEqual(await findDocument(videoId, bob, 'nobody'))
  expect(await findDocument(videoId, bob, id)).toMatchObject(refused('document-not-found'))
  expect(await findDocument('nobody', ann)).toMatchObject(refused('video-not-found'))
})

test('the queue has the oldest first, page by page, narrowed by person', async () => {
  const second = await createTestVideo({ kinds: ['processed'], title: 'Second' })
  const first = await submitBy(ann)
  const next = await submitBy(bob, second)
  const queue = await readReviewQueue(reviewQuery.parse({ limit: 1 }), rita)
  expect(queue).toMatchObject({ documents: [{ id: first.id, segments: 1 }], nextCursor: first.id })
  expect(queue.annotators.map(({ id }) => id)).toEqual(['ann', 'bob'])
  const rest = await readReviewQueue(reviewQuery.parse({ limit: 1, cursor: first.id }), rita)
  expect(rest).toMatchObject({ documents: [{ id: next.id, video: { title: 'Second' } }], nextCursor: null })
  const narrowed = await readReviewQueue(reviewQuery.parse({ annotator: 'bob' }), rita)
  expect(narrowed.documents.map(({ id }) => id)).toEqual([next.id])
  expect((await readReviewQueue(reviewQuery.parse({ state: 'accepted' }), rita)).documents).toEqual([])
})

test('what was read is counted no more; nobody reads for somebody else', async () => {
  await submitBy(ann)
  const { notifications, unread } = await listNotifications(rita)
  expect(unread).toBe(1)
  expect(notifications).toMatchObject([{ isOwnWork: false, place: null, readAt: null }])
  const ids = notifications.map(({ id }) => id)
  await markRead(bob, { ids })
  expect((await listNotifications(rita)).unread).toBe(1)
  expect(await markRead(rita, { ids })).toEqual({ unread: 0 })
  await submitBy(bob)
  expect(await markRead(rita, { all: true })).toEqual({ unread: 0 })
})
