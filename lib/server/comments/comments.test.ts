import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Principal } from '@/lib/auth/principal'
import { operation } from '@/lib/segments/schema'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { createTestPerson, OWNER } from '@/lib/server/db/test-principal'
import { createTestVideo } from '@/lib/server/db/test-video'
import { listenLive, type PublishedEvent } from '@/lib/server/live/live-events'
import { applyOperations } from '@/lib/server/segments/apply-operations'
import { listNotifications } from '@/lib/server/work/read-notifications'
import { type NewComment, newComment } from '@/lib/work/comment-schema'
import { listComments } from './read-comments'
import { addComment, changeComment, removeComment } from './write-comments'

let library: TestLibrary
let videoId = ''
let documentId = ''
let ann: Principal
let bob: Principal
let rita: Principal

beforeEach(async () => {
  library = await createTestLibrary()
  videoId = await createTestVideo({ kinds: ['processed'] })
  ann = await createTestPerson('ann', 'annotator')
  bob = await createTestPerson('bob', 'annotator')
  rita = await createTestPerson('rita', 'reviewer')
  const label = await db().label.findFirstOrThrow({ where: { kind: 'interval' } })
  const segment = { segmentId: 'segment-1', labelId: label.id, startFrame: 12, endFrame: 20 }
  await applyOperations(videoId, [operation.parse({ id: 'operation-1', type: 'create', ...segment })], 'ann')
  documentId = (await db().annotationDocument.findFirstOrThrow()).id
})

afterEach(() => library.close())

const refused = (code: string) => ({ ok: false, error: { code } })

async function say(person: Principal, changes: Partial<NewComment> = {}) {
  const made = await addComment(newComment.parse({ documentId, frame: 7, body: 'Look here', ...changes }), person)
  if (!made.ok) throw new Error(made.error.message)
  return made.value
}

const read = async (person: Principal) => {
  const list = await listComments({ document: documentId }, person)
  return list.ok ? list.value.comments.map(({ body }) => body) : list.error.code
}

test('a comment is read by its annotator and by who may review, by nobody else', async () => {
  const { id } = await say(rita)
  expect(await read(ann)).toEqual(['Look here'])
  expect(await read(rita)).toEqual(['Look here'])
  expect(await read(bob)).toBe('document-not-found')
  expect(await listComments({ video: videoId }, bob)).toEqual({ ok: true, value: { comments: [] } })
  expect(await listComments({ video: videoId }, ann)).toMatchObject({ value: { comments: [{ id }] } })
  expect(await changeComment(id, { resolved: true }, bob)).toMatchObject(refused('comment-not-found'))
  expect(await removeComment(id, bob)).toMatchObject(refused('comment-not-found'))
  expect(await addComment({ documentId, frame: 1, body: 'No' }, bob)).toMatchObject(refused('document-not-found'))
})

test('it stands at a frame or a segment of that work', async () => {
  expect(await say(rita, { segmentId: 'segment-1', frame: undefined })).toMatchObject({
    segmentId: 'segment-1',
    frame: 12,
  })
  const wrong: readonly Partial<NewComment>[] = [{ frame: 100 }, { segmentId: 'segment-2' }]
  for (const where of wrong) {
    const wanted = { documentId, frame: 3, body: 'Here', ...where }
    expect(await addComment(wanted, rita)).toMatchObject(refused('malformed-request'))
  }
  expect(newComment.safeParse({ documentId, body: 'Nowhere' }).success).toBe(false)
  expect(newComment.safeParse({ documentId, frame: 1, body: '  ' }).success).toBe(false)
})

test('both sides settle a comment, its author alone changes and deletes it', async () => {
  const { id } = await say(rita)
  expect(await changeComment(id, { body: 'Never mind' }, ann)).toMatchObject(refused('permission-denied'))
  const settled = await changeComment(id, { resolved: true }, ann)
  expect(settled.ok && settled.value.resolvedAt).not.toBeNull()
  expect(await changeComment(id, { resolved: false, body: 'Still' }, rita)).toMatchObject({
    value: { body: 'Still', resolvedAt: null },
  })
  expect(await removeComment(id, ann)).toMatchObject(refused('permission-denied'))
  expect(await removeComment(id, rita)).toMatchObject({ ok: true })
  expect(await read(ann)).toEqual([])
  expect(await changeComment(id, { resolved: true }, rita)).toMatchObject(refused('comment-not-found'))
})

test('the other side is told: the annotator of a reviewer’s comment, of the answer who spoke before, else all who review', async () => {
  const kinds = async (person: Principal) =>
    (await listNotifications(person)).notifications.map(({ content, place }) => [content.text, place?.frame])
  await say(ann, { body: 'I am not sure of this' })
  expect(await kinds(rita)).toEqual([['I am not sure of this', 7]])
  expect(await kinds(OWNER)).toHaveLength(1)
  await say(rita, { body: 'It is one' })
  expect(await kinds(ann)).toEqual([['It is one', 7]])
  await say(ann, { body: 'Thank you' })
  expect(await kinds(rita)).toHaveLength(2)
  expect(await kinds(OWNER)).toHaveLength(1)
})

test('open pages of who may read it are told, and of nobody else', async () => {
  const told: PublishedEvent[] = []
  const stop = listenLive((event) => told.push(event))
  await say(rita)
  stop()
  expect(told).toEqual([{ event: 'comments', data: { videoId, documentId }, forUsers: [OWNER.userId, 'rita', 'ann'] }])
})

test('on one’s own work, before the first edit, too', async () => {
  const made = await addComment({ videoId, frame: 2, body: 'What is this?' }, bob)
  expect(made).toMatchObject({ ok: true, value: { author: { id: 'bob' } } })
  expect(await read(ann)).toEqual([])
})
