import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Principal } from '@/lib/auth/principal'
import { testJob } from '@/lib/jobs/test-job'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { createTestPerson, OWNER } from '@/lib/server/db/test-principal'
import { createTestVideo } from '@/lib/server/db/test-video'
import type { PresentPage } from '@/lib/videos/presence'
import type { PublishedEvent } from './live-events'
import { createNarrowing } from './narrow-event'

let library: TestLibrary
let ana: Principal
let rita: Principal
let open = ''
let raw = ''
let bens = ''

beforeEach(async () => {
  library = await createTestLibrary()
  ana = await createTestPerson('ana', 'annotator')
  rita = await createTestPerson('rita', 'reviewer')
  await createTestPerson('ben', 'annotator')
  open = await createTestVideo({ kinds: ['raw', 'processed'] })
  raw = await createTestVideo({ kinds: ['raw'] })
  bens = await createTestVideo({ kinds: ['processed'] })
  const { id: batchId } = await db().batch.create({ data: { name: 'A batch' } })
  await db().batchVideo.create({ data: { batchId, videoId: bens, position: 0 } })
  await db().assignment.create({ data: { videoId: bens, annotatorId: 'ben' } })
})
afterEach(() => library.close())

const hear = (event: PublishedEvent, principal: Principal, author: string | null = null) =>
  createNarrowing()(event, author, principal)
const page = (userId: string): PresentPage => ({
  ...{ pageId: `page-of-${userId}`, browserId: 'browser-1', userId, name: userId, segmentId: null },
})

test('of changed videos only those are told of that exist for who listens, and that one was removed', async () => {
  const event: PublishedEvent = { event: 'library', data: { videoIds: [open, raw, bens] } }
  expect(await hear(event, OWNER)).toEqual(event)
  expect(await hear(event, ana)).toEqual({ event: 'library', data: { videoIds: [open] } })
  expect(await hear(event, rita)).toEqual({ event: 'library', data: { videoIds: [open, bens] } })
  expect(await hear({ event: 'library', data: { videoIds: [raw] } }, ana)).toBeNull()
  await db().video.update({ where: { id: open }, data: { deletedAt: new Date() } })
  expect(await hear({ event: 'library', data: { videoIds: [open] } }, ana)).not.toBeNull()
})

test('edits and submitted work are told of to who did them and to who reviews', async () => {
  const edit = (videoId: string): PublishedEvent => ({
    event: 'segments',
    data: { videoId, operationIds: ['operation-1'] },
  })
  const submitted: PublishedEvent = { event: 'library', data: { videoIds: [open] } }
  for (const event of [edit(open), submitted]) {
    expect(await hear(event, ana, 'ana')).toEqual(event)
    expect(await hear(event, ana, 'ben')).toBeNull()
    expect(await hear(event, rita, 'ben')).toEqual(event)
  }
  expect(await hear(edit(raw), rita, 'ben')).toBeNull()
})

test('annotators know of their own pages only, and do not notice others come and go', async () => {
  const narrow = createNarrowing()
  const tell = (...userIds: string[]): PublishedEvent => ({
    event: 'presence',
    data: { videoId: open, pages: userIds.map(page) },
  })
  expect(await narrow(tell('ben'), null, ana)).toBeNull()
  expect(await narrow(tell('ben', 'ana'), null, ana)).toEqual(tell('ana'))
  expect(await narrow(tell('ana'), null, ana)).toBeNull()
  expect(await narrow(tell('ben'), null, ana)).toEqual(tell())
  expect(await hear(tell('ben', 'ana'), rita)).toEqual(tell('ben', 'ana'))
})

test('jobs are told of to who may see them; what is for certain people is for them', async () => {
  const event: PublishedEvent = { event: 'job', data: testJob({}) }
  expect(await hear(event, OWNER)).toEqual(event)
  expect(await hear(event, rita)).toBeNull()
  const own: PublishedEvent = { event: 'hello', data: {}, forUsers: ['ana'] }
  expect(await hear(own, ana)).toEqual(own)
  expect(await hear(own, OWNER)).toBeNull()
})
