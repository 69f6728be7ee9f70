import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { coveredBytes } from '@/lib/http/byte-coverage'
import type { ByteRange } from '@/lib/http/range-outcome'
import { processWide } from '@/lib/server/process-wide'
import { mediaCounters } from './media-counters'
import { RequestObserver } from './recorder'
import type { StreamEnd } from './stream-end'
import { type StreamingCounts, streamingMemory } from './streaming-memory'

const target = { videoId: 'v', variant: 'raw', rendition: 'original' } as const
const SIZE = 1000
const range = (first: number, last: number): ByteRange => ({ first, last })
const granted = (...ranges: readonly ByteRange[]) => ({ ranges, sizeBytes: SIZE })

beforeEach(() => {
  for (const name of ['streaming-memory', 'media-counters']) processWide(name).value = undefined
})
afterEach(() => vi.useRealTimers())

const entries = () => [...streamingMemory().entries.values()]
function counts(): StreamingCounts {
  const [entry, ...others] = entries()
  if (entry === undefined || others.length > 0) throw new Error(`expected one entry, got ${others.length}`)
  return entry.counts
}

test('nothing is counted before something is answered', () => {
  new RequestObserver(target, 'route')
  expect(entries()).toEqual([])
})

test.each([
  { status: 200, expected: { rangeRequests: 0, clientErrors: 0, serverErrors: 0 }, rule: 'whole or HEAD' },
  { status: 206, expected: { rangeRequests: 1, clientErrors: 0, serverErrors: 0 }, rule: 'the one range request' },
  { status: 304, expected: { rangeRequests: 0, clientErrors: 0, serverErrors: 0 }, rule: 'not modified' },
  { status: 416, expected: { rangeRequests: 0, clientErrors: 1, serverErrors: 0 }, rule: 'out of reach' },
  { status: 503, expected: { rangeRequests: 0, clientErrors: 0, serverErrors: 1 }, rule: 'ours' },
])('$status: $rule', ({ status, expected }) => {
  new RequestObserver(target, 'route').answered(status)
  expect(counts()).toMatchObject({ requests: 1, wholeBytes: 0, bytesSent: 0, ...expected })
  expect([...counts().statuses]).toEqual([[status, 1]])
})

test.each<{ end: StreamEnd; aborts: number; serverErrors: number }>([
  { end: 'complete', aborts: 0, serverErrors: 0 },
  { end: 'aborted', aborts: 1, serverErrors: 0 },
  { end: 'stalled', aborts: 1, serverErrors: 0 },
  { end: 'truncated', aborts: 0, serverErrors: 1 },
  { end: 'replaced', aborts: 0, serverErrors: 1 },
  { end: 'failed', aborts: 0, serverErrors: 1 },
])('$end: $aborts aborts, $serverErrors server errors', ({ end, ...expected }) => {
  const observer = new RequestObserver(target, 'route')
  observer.answered(206, granted(range(100, 199)))
  observer.ended(end, 40)
  observer.ended(end, 40)
  expect(counts()).toMatchObject({ ...expected, bytesSent: 40, coverage: [100, 139] })
  expect(mediaCounters().route.raw).toMatchObject({ active: 0, bytes: 40, aborts: expected.aborts })
})

test('each answer with a body costs a server without ranges the whole file', () => {
  for (const answer of [granted(range(0, 9)), granted(range(0, SIZE - 1))]) {
    const observer = new RequestObserver(target, 'route')
    observer.answered(answer.ranges[0]?.last === 9 ? 206 : 200, answer)
    observer.ended('complete', 10)
  }
  expect(counts()).toMatchObject({ wholeBytes: 2 * SIZE, bytesSent: 20, rangeBytes: 10, fileBytes: SIZE })
  expect(counts().seekPositions.reduce((sum, count) => sum + count)).toBe(1)
})

test.each([
  { sent: 25, coverage: [0, 9, 500, 509, 900, 904], rule: 'the last in part' },
  { sent: 10, coverage: [0, 9], rule: 'the first only' },
  { sent: 0, coverage: [], rule: 'nothing' },
])('of several ranges $sent bytes were sent: $rule', ({ sent, coverage }) => {
  const observer = new RequestObserver(target, 'route')
  observer.answered(206, granted(range(0, 9), range(500, 509), range(900, 909)))
  observer.ended('aborted', sent)
  expect(counts().coverage).toEqual(coverage)
  expect(counts()).toMatchObject({ rangeRequests: 1, rangeBytes: 30 })
  expect([0, 50, 90].map((part) => counts().seekPositions[part])).toEqual([1, 1, 1])
})

test('another file in its place begins with nothing sent, also for who still reads the one before', () => {
  const late = new RequestObserver(target, 'route')
  late.answered(206, granted(range(0, 99)))
  const observer = new RequestObserver(target, 'route')
  observer.answered(206, { ranges: [range(0, 9)], sizeBytes: SIZE + 1 })
  late.ended('complete', 100)
  observer.ended('complete', 10)
  expect(counts().fileBytes).toBe(SIZE + 1)
  expect(coveredBytes(counts().coverage)).toBe(10)
})

test('an hour that ends meanwhile: the request counts where it began, the next one after', () => {
  vi.useFakeTimers({ now: new Date('2026-01-02T03:59:59.999Z'), toFake: ['Date'] })
  const before = new RequestObserver(target, 'route')
  vi.setSystemTime(new Date('2026-01-02T04:00:00.000Z'))
  const after = new RequestObserver(target, 'route')
  for (const observer of [after, before]) {
    observer.answered(206, granted(range(0, 9)))
    observer.ended('complete', 10)
  }
  expect(entries().map(({ hourMs, counts: { requests } }) => [new Date(hourMs).toISOString(), requests])).toEqual([
    ['2026-01-02T04:00:00.000Z', 1],
    ['2026-01-02T03:00:00.000Z', 1],
  ])
})

test('files of one video are told apart', () => {
  new RequestObserver(target, 'route').answered(200)
  new RequestObserver({ ...target, rendition: 'scrub' }, 'route').answered(200)
  new RequestObserver({ ...target, variant: 'processed' }, 'route').answered(200)
  expect(entries()).toHaveLength(3)
})
