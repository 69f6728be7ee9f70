import { afterEach, expect, test, vi } from 'vitest'
import { RequestError } from './request'
import { postOperations, troubleOf } from './segments'

afterEach(() => {
  vi.unstubAllGlobals()
})

/** Whether a batch with a note of `letters` is sent so that it outlives its page. */
async function isKeptAlive(letter: string, letters: number): Promise<boolean | undefined> {
  const asked: RequestInit[] = []
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    asked.push(init)
    return Promise.resolve(Response.json({ results: [] }))
  })
  const changes = { note: letter.repeat(letters) }
  const made = (nth: number) => ({ id: `operation-${nth}`, type: 'update', segmentId: 'segment-1', changes }) as const
  await postOperations('ana', 'video', [
    { ...made(1), baseVersion: 1 },
    { ...made(2), baseVersion: 2 },
  ])
  return asked[0]?.keepalive
}

test.each([
  ['a', 9000, true],
  ['胃', 9000, true],
  // 20,000 letters, and 60,000 bytes of them.
  ['胃', 10_000, false],
] as const)(
  '%s, %i times in each of two notes: sent on after the page is closed: %s',
  async (letter, count, expected) => {
    expect(await isKeptAlive(letter, count)).toBe(expected)
  },
)

test('operations say whose they are', async () => {
  const asked: Headers[] = []
  vi.stubGlobal('fetch', (_: string, { headers }: RequestInit) => {
    asked.push(new Headers(headers))
    return Promise.resolve(Response.json({ results: [] }))
  })
  await postOperations('ana', 'video', [])
  expect(asked[0]?.get('framemark-person')).toBe('ana')
})

test.each([
  { code: 'unauthenticated', status: 401, kind: 'signed-out' },
  { code: 'password-change-required', status: 403, kind: 'signed-out' },
  { code: 'permission-denied', status: 403, kind: 'refused' },
  { code: 'server-busy', status: 503, kind: 'server-failed' },
] as const)('a refusal by $code is the trouble $kind', ({ code, status, kind }) => {
  expect(troubleOf(new RequestError(code, 'a sentence', status))).toEqual({ kind, message: 'a sentence' })
})
