import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { OWNER } from '@/lib/server/db/test-principal'
import { publishLive } from './live-events'
import { streamLive } from './stream-live'

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
