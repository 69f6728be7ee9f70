import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import { formatBytes, formatMilliseconds } from './measures'
import { LATENCY_BOUNDS_MS, latencyClasses, type MeasuredSeek, measuredSeekOf, seekStatistics } from './seek-statistics'

const seek = (latencyMs: number | null, changes: Partial<MeasuredSeek> = {}): MeasuredSeek => ({
  targetFrame: 7,
  landedFrame: latencyMs === null ? null : 7,
  scrubMs: latencyMs,
  latencyMs,
  prefetch: 'none',
  ...changes,
})

test('no seeks: counts are zero, latencies unknown', () => {
  const unknown = { p50: null, p95: null }
  const nothing = { count: 0, landed: 0, exact: 0, scrubMs: unknown, latencyMs: unknown, hits: 0, misses: 0 }
  expect(seekStatistics([])).toEqual(nothing)
})

test('percentiles are latencies that were measured', () => {
  const { latencyMs } = seekStatistics([40, 10, 30, 20].map((ms) => seek(ms)))
  expect(latencyMs).toEqual({ p50: 20, p95: 40 })
})

test('the first picture and the full frame are told apart, and none is not zero', () => {
  const seeks = [seek(80, { scrubMs: 9 }), seek(120, { scrubMs: 16 }), seek(null, { scrubMs: 30 }), seek(null)]
  const { scrubMs, latencyMs } = seekStatistics(seeks)
  expect({ scrubMs, latencyMs }).toEqual({ scrubMs: { p50: 16, p95: 30 }, latencyMs: { p50: 80, p95: 120 } })
})

test('a seek that showed nothing has not landed, one that landed elsewhere is not exact', () => {
  const { count, landed, exact } = seekStatistics([seek(12), seek(26), seek(5000, { landedFrame: 8 }), seek(null)])
  expect({ count, landed, exact }).toEqual({ count: 4, landed: 3, exact: 2 })
})

test('a seek of this page is measured like one that was reported', () => {
  const request = { id: 'seek', kind: 'jump', from: frame(0), target: frame(7), requestedAtMs: 0 } as const
  const measured = { scrubMs: 4, latencyMs: 30, prefetch: 'hit' } as const
  expect(measuredSeekOf({ request, landed: frame(8), stallMs: 1, error: 'landed-elsewhere', ...measured })).toEqual({
    targetFrame: 7,
    landedFrame: 8,
    ...measured,
  })
})

test('where nothing was foreseen there is neither hit nor miss', () => {
  const seeks = (['hit', 'none', 'miss', 'hit'] as const).map((prefetch) => seek(10, { prefetch }))
  expect(seekStatistics(seeks)).toMatchObject({ hits: 2, misses: 1 })
})

test('a latency on a bound is in the class it bounds, one beyond all in the last', () => {
  const classes = latencyClasses([seek(8), seek(8.1, { scrubMs: 3 }), seek(2000), seek(2001), seek(null)])
  expect(classes.map(({ upToMs }) => upToMs)).toEqual([...LATENCY_BOUNDS_MS, null])
  expect(classes.map(({ full }) => full)).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1])
  expect(classes.map(({ scrub }) => scrub)).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1])
})

test.each([
  { value: formatBytes(null), expected: null },
  { value: formatBytes(0), expected: '0 B' },
  { value: formatBytes(1023), expected: '1023 B' },
  { value: formatBytes(1536), expected: '1.5 KiB' },
  { value: formatBytes(150 * 1024 * 1024), expected: '150 MiB' },
  { value: formatMilliseconds(null), expected: null },
  { value: formatMilliseconds(0.84), expected: '0.8 ms' },
  { value: formatMilliseconds(34.4), expected: '34 ms' },
  { value: formatMilliseconds(2118), expected: '2.12 s' },
])('$expected', ({ value, expected }) => {
  expect(value).toBe(expected)
})
