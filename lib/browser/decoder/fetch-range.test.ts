import { beforeEach, expect, test, vi } from 'vitest'
import { cookieAddress, LinkRefused, linkedAddress, type MediaAddress } from '@/lib/browser/media-link/media-address'
import { createRangeFetcher, SourceLost } from './fetch-range'

const FILE = Uint8Array.from({ length: 5000 }, (_, i) => i % 256)

/** What the server does instead of answering with the range, first come first. */
let answers: (() => Response)[] = []
let asked: Record<string, string>[] = []

beforeEach(() => {
  answers = []
  asked = []
  vi.stubGlobal('fetch', async (_url: string, init: { headers: Record<string, string>; signal: AbortSignal }) => {
    init.signal.throwIfAborted()
    asked.push(init.headers)
    const answer = answers.shift()
    if (answer !== undefined) return answer()
    const [, first = '0', last = '0'] = /bytes=(\d+)-(\d+)/.exec(init.headers['range'] ?? '') ?? []
    return partOf(Number(first), Number(last) + 1)
  })
  return () => vi.unstubAllGlobals()
})

const partOf = (start: number, end: number, body: BodyInit = FILE.slice(start, end)): Response =>
  new Response(body, { status: 206, headers: { 'content-range': `bytes ${start}-${end - 1}/${FILE.length}` } })

function testFetcher(sizeBytes = FILE.length, address: MediaAddress = cookieAddress('/media')) {
  const waits: (string | null)[] = []
  const fetcher = createRangeFetcher({
    address,
    entityTag: '"v1"',
    sizeBytes,
    onWait: (cause) => waits.push(cause),
  })
  return { fetcher, waits }
}
const { signal } = new AbortController()
const status = (code: number) => () => new Response(null, { status: code })
const dropped = (): Response => {
  throw new TypeError('Failed to fetch')
}

test('asks for exactly the range, of exactly this version', async () => {
  const { fetcher, waits } = testFetcher()
  expect(await fetcher.fetch(100, 300, signal)).toEqual(FILE.slice(100, 300))
  expect(asked[0]).toMatchObject({ range: 'bytes=100-299', 'if-match': '"v1"' })
  expect(fetcher.fetchedBytes()).toBe(200)
  expect(waits).toEqual([])
})

test('a dropped connection and a busy server are waited for', async () => {
  const { fetcher, waits } = testFetcher()
  answers = [dropped, status(503)]
  expect(await fetcher.fetch(0, 10, signal)).toHaveLength(10)
  expect(waits).toEqual(['network', 'busy', null])
})

test('an answer that breaks off is asked for again', async () => {
  const { fetcher, waits } = testFetcher()
  const broken = new ReadableStream({
    start: (body) => {
      body.enqueue(FILE.slice(0, 4))
      body.error(new TypeError('network error'))
    },
  })
  answers = [() => partOf(0, 10, broken)]
  expect(await fetcher.fetch(0, 10, signal)).toEqual(FILE.slice(0, 10))
  expect(waits).toEqual(['network', null])
})

test.each([
  { what: 'another version', code: 412 },
  { what: 'a file that is gone', code: 404 },
  { what: 'a server that ignores ranges', code: 200 },
  { what: 'somebody who may not see it', code: 403 },
])('$what is no reason to wait', async ({ code }) => {
  const { fetcher } = testFetcher()
  answers = [status(code)]
  await expect(fetcher.fetch(0, 10, signal)).rejects.toThrow(SourceLost)
  expect(asked).toHaveLength(1)
})

test('a file of another size is another file', async () => {
  const { fetcher } = testFetcher(FILE.length + 1)
  await expect(fetcher.fetch(0, 10, signal)).rejects.toThrow(SourceLost)
})

test('whoever stops waiting is let go at once', async () => {
  const { fetcher } = testFetcher()
  const stop = new AbortController()
  answers = [status(503), status(503)]
  const reading = fetcher.fetch(0, 10, stop.signal)
  setTimeout(() => stop.abort(new Error('enough')), 50)
  await expect(reading).rejects.toThrow('enough')
})

test('somebody who is signed out is waited for', async () => {
  const { fetcher, waits } = testFetcher()
  answers = [status(401), status(401)]
  expect(await fetcher.fetch(0, 10, signal)).toHaveLength(10)
  expect(waits).toEqual(['signed-out', 'signed-out', null])
})

test('a link that has run out is replaced at once, and nobody is told', async () => {
  let made = 0
  const ask = async () => ({ url: `/media?link=${++made}`, goodForMs: 60_000 })
  const { fetcher, waits } = testFetcher(FILE.length, linkedAddress({ ask, now: () => 0 }))
  answers = [status(401)]
  expect(await fetcher.fetch(0, 10, signal)).toHaveLength(10)
  expect([made, waits]).toEqual([2, []])
})

test('where no link is made, because nobody is signed in, that is waited for', async () => {
  let asks = 0
  const ask = async () => {
    asks += 1
    if (asks < 3) throw new LinkRefused('signed-out', 'no')
    return { url: '/media?link=1', goodForMs: 60_000 }
  }
  const { fetcher, waits } = testFetcher(FILE.length, linkedAddress({ ask, now: () => 0 }))
  expect(await fetcher.fetch(0, 10, signal)).toHaveLength(10)
  expect(waits).toEqual(['signed-out', 'signed-out', null])
})

test('where no link is made for another reason, waiting does not help', async () => {
  const ask = () => Promise.reject(new LinkRefused('refused', 'There is no such video.'))
  const { fetcher } = testFetcher(FILE.length, linkedAddress({ ask, now: () => 0 }))
  await expect(fetcher.fetch(0, 10, signal)).rejects.toThrow(SourceLost)
})
