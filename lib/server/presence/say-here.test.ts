import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { createTestPerson, OWNER } from '@/lib/server/db/test-principal'
import { createTestVideo } from '@/lib/server/db/test-video'
import { listenLive } from '@/lib/server/live/live-events'
import { GONE_AFTER_MS } from '@/lib/videos/presence'
import { pagesOf } from './present-pages'
import { sayHere } from './say-here'

let library: TestLibrary
let videoId = ''

beforeEach(async () => {
  library = await createTestLibrary()
  videoId = await createTestVideo()
})

afterEach(async () => {
  vi.useRealTimers()
  await library.close()
})

const here = (pageId: string, more: object = {}, principal = OWNER) =>
  sayHere(videoId, { pageId, browserId: 'browser-1', segmentId: null, ...more }, principal)
const names = () => pagesOf(videoId).map(({ pageId }) => pageId)

test('who says that they are here is told who else is, until they leave', async () => {
  await here('page-one')
  const answer = await here('page-two', { browserId: 'browser-2' })
  expect(answer).toMatchObject({
    ok: true,
    value: {
      pages: [
        { pageId: 'page-one', name: 'Local user' },
        { pageId: 'page-two', browserId: 'browser-2' },
      ],
    },
  })
  await here('page-one', { isLeaving: true })
  expect(names()).toEqual(['page-two'])
})

test('a page that is silent is taken for gone', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  await here('page-one')
  vi.advanceTimersByTime(GONE_AFTER_MS - 1)
  await here('page-one')
  vi.advanceTimersByTime(GONE_AFTER_MS - 1)
  expect(names()).toEqual(['page-one'])
  vi.advanceTimersByTime(1)
  expect(names()).toEqual([])
})

test('pages are told when somebody comes, selects or goes, and not with every sign of life', async () => {
  const told: unknown[] = []
  const stop = listenLive((event) => told.push(event))
  await here('page-one')
  await here('page-one')
  await here('page-one', { segmentId: 'segment-1' })
  await here('page-one', { isLeaving: true })
  stop()
  expect(told).toMatchObject([
    { event: 'presence', data: { videoId, pages: [{ segmentId: null }] } },
    { event: 'presence', data: { pages: [{ segmentId: 'segment-1' }] } },
    { event: 'presence', data: { pages: [] } },
  ])
})

test('nobody can send away the page of somebody else, or be at a video that is not there', async () => {
  await here('page-one')
  await sayHere(
    videoId,
    { pageId: 'page-one', browserId: 'browser-9', segmentId: null, isLeaving: true },
    await createTestPerson('other', 'reviewer'),
  )
  expect(names()).toEqual(['page-one'])
  videoId = 'nobody'
  expect(await here('page-one')).toMatchObject({ ok: false, error: { code: 'video-not-found' } })
})
