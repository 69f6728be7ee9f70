import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { NOBODY, type Principal } from '@/lib/auth/principal'
import { ok } from '@/lib/result/result'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { createTestPerson, OWNER } from '@/lib/server/db/test-principal'
import { createTestVideo } from '@/lib/server/db/test-video'
import { endRights } from '@/lib/server/session/sign-out'
import { publishLive, tellOfLabelSets, tellOfVideos, tellOfWork } from './live-events'
import { streamLive } from './stream-live'

const session = vi.hoisted(() => ({ principal: null as Principal | null }))
vi.mock('@/lib/server/session/authenticate', () => ({ authenticate: async () => ok(session.principal) }))

let library: TestLibrary
let ana: Principal
let videoId = ''
let raw = ''

beforeEach(async () => {
  library = await createTestLibrary()
  ana = await createTestPerson('ana', 'annotator')
  videoId = await createTestVideo({ kinds: ['processed'] })
  raw = await createTestVideo({ kinds: ['raw'] })
  session.principal = ana
})
afterEach(async () => {
  vi.useRealTimers()
  await library.close()
})

/** A stream of Ana, and what it has said up to the event that names `last`; or all of it once it has ended. */
async function listen() {
  const answer = await streamLive({ request: new Request('http://localhost/api/events'), principal: ana })
  if (!answer.ok || answer.value.body === null) throw new Error('there is no stream')
  const reader = answer.value.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    untilSaid: async (last: string) => {
      while (!text.includes(last)) {
        const { done, value } = await reader.read()
        if (done) throw new Error(`it ended without “${last}”: ${text}`)
        text += value
      }
      return text
    },
    untilEnd: async () => {
      for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value
      return text
    },
    leave: () => reader.cancel(),
  }
}

test('a listener hears, in order, what is for them and nothing else', async () => {
  const stream = await listen()
  tellOfVideos(raw)
  tellOfWork(videoId, 'somebody-else')
  publishLive({ event: 'segments', data: { videoId, operationIds: ['theirs'] } }, 'somebody-else')
  publishLive({ event: 'segments', data: { videoId, operationIds: ['hers'] } }, 'ana')
  tellOfVideos(videoId, raw)
  tellOfLabelSets('the-last')
  const text = await stream.untilSaid('the-last')
  expect(text.match(/^event: .*$/gm)).toEqual(['event: hello', 'event: segments', 'event: library', 'event: labels'])
  expect(text).not.toContain(raw)
  expect(text).not.toContain('theirs')
  await stream.leave()
})

test('the stream ends with the session, at once where this process is told', async () => {
  const stream = await listen()
  session.principal = NOBODY
  endRights('ana')
  tellOfVideos(videoId)
  expect(await stream.untilEnd()).not.toContain(videoId)
})

test('where nobody tells, it ends at a sign of life', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const stream = await listen()
  vi.advanceTimersByTime(15_000)
  await stream.untilSaid('still here')
  session.principal = NOBODY
  vi.advanceTimersByTime(15_000)
  await stream.untilEnd()
})

test('rights that changed count from then on', async () => {
  const stream = await listen()
  session.principal = { ...ana, permissions: new Set([...ana.permissions, 'media:raw' as const]) }
  endRights('ana')
  tellOfVideos(raw)
  expect(await stream.untilSaid('event: library')).toContain(raw)
  await stream.leave()
})

test('an event for certain people reaches their pages and nobody else’s', async () => {
  const leaving = new AbortController()
  const request = new Request('http://localhost/api/events', { signal: leaving.signal })
  const streams = await Promise.all(
    ['ann', 'bob'].map(async (userId) => {
      const answer = await streamLive({ request, principal: { ...OWNER, userId } })
      return answer.ok ? await answer.value : new Response()
    }),
  )
  publishLive({ event: 'notification', data: { userId: 'ann' }, forUsers: ['ann'] })
  publishLive({ event: 'library', data: { videoIds: ['video'] } })
  await setImmediate()
  leaving.abort()
  const [ann = '', bob = ''] = await Promise.all(streams.map((stream) => stream.text()))
  expect(ann).toContain('event: notification\ndata: {"userId":"ann"}')
  expect(ann).not.toContain('forUsers')
  expect(ann).toContain('event: library')
  expect(bob).toContain('event: library')
  expect(bob).not.toContain('notification')
})
