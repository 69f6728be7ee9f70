import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import { formatBytes, formatMilliseconds } from './measures'
import type { SeekOutcome } from './seek-request'
import { seekStatistics } from './seek-statistics'

const seek = (latencyMs: number | null, landed: number | null = 7): SeekOutcome => ({
  request: { id: 'seek', kind: 'jump', from: frame(0), target: frame(7), requestedAtMs: 0 },
  landed: landed === null ? null : frame(landed),
  scrubMs: latencyMs,
  latencyMs,
  stallMs: 0,
  prefetch: 'none',
  error: null,
})

test('no seeks: counts are zero, latencies unknown', () => {
  expect(seekStatistics([])).toMatchObject({ count: 0, landed: 0, exact: 0, p50Ms: null, p95Ms: null, lastMs: null })
})

test('percentiles are latencies that were measured', () => {
  const { p50Ms, p95Ms, lastMs } = seekStatistics([40, 10, 30, 20].map((ms) => seek(ms)))
  expect({ p50Ms, p95Ms, lastMs }).toEqual({ p50Ms: 20, p95Ms: 40, lastMs: 20 })
})

test('a seek that showed nothing has no latency, one that landed elsewhere is not exact', () => {
  const { count, landed, exact, classes } = seekStatistics([
    seek(12),
    seek(25),
    seek(26),
    seek(5000, 8),
    seek(null, null),
  ])
  expect({ count, landed, exact }).toEqual({ count: 5, landed: 4, exact: 3 })
  expect(classes).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 0, 1])
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
