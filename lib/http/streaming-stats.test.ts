import { expect, test } from 'vitest'
import { emptyBuckets, positionBucket, TTFB_BOUNDS_MS, TTFB_BUCKETS, ttfbBucket, ttfbQuantile } from './streaming-stats'

const counted = (...times: readonly number[]) => {
  const buckets = emptyBuckets(TTFB_BUCKETS)
  for (const ms of times) buckets[ttfbBucket(ms)] = (buckets[ttfbBucket(ms)] ?? 0) + 1
  return buckets
}

test.each([
  { ms: 0, bucket: 0, rule: 'at once' },
  { ms: 0.5, bucket: 0, rule: 'on a bound: the bucket it bounds' },
  { ms: 0.6, bucket: 1, rule: 'after a bound' },
  { ms: 1e9, bucket: TTFB_BUCKETS - 1, rule: 'after the last bound' },
])('$ms ms: $rule', ({ ms, bucket }) => {
  expect(ttfbBucket(ms)).toBe(bucket)
})

test.each([
  { times: [], q: 0.5, expected: null, rule: 'nothing counted is unknown, not zero' },
  { times: [1.2], q: 0.5, expected: 1.5, rule: 'the upper bound of the bucket' },
  { times: [0.1, 0.1, 0.1, 40], q: 0.5, expected: 0.5, rule: 'the middle' },
  { times: [0.1, 0.1, 0.1, 40], q: 0.95, expected: 50, rule: 'the slow end' },
  { times: [1e9], q: 0.5, expected: TTFB_BOUNDS_MS.at(-1), rule: 'at least the last bound' },
])('quantile $q of $times: $rule', ({ times, q, expected }) => {
  expect(ttfbQuantile(counted(...times), q)).toBe(expected)
})

test.each([
  { first: 0, size: 1, expected: 0 },
  { first: 0, size: 5_368_709_133, expected: 0 },
  { first: 5_368_709_132, size: 5_368_709_133, expected: 99 },
  { first: 50, size: 100, expected: 50 },
])('byte $first of $size lies in hundredth $expected', ({ first, size, expected }) => {
  expect(positionBucket(first, size)).toBe(expected)
})
