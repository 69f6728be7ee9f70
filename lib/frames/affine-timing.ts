/**
 * Timestamps of a constant rate, rounded to ticks: `value(n) = floor((n * num + offset) / den)`.
 *
 * `num / den` is the exact distance of two frames in ticks: 3003/1 for 29.97 on a 90 kHz clock, 1001/30 on the
 * millisecond clock of Matroska. Whether a muxer rounded down or to nearest is in `offset`. A run ends where the
 * offset changes: a dropped frame, a pause, one wrong timestamp.
 */
export type AffineTiming = {
  readonly num: number
  readonly den: number
  readonly runs: readonly { readonly length: number; readonly offset: number }[]
}

const MAX_DENOMINATOR = 4096
const MAX_STEPS = 100
/** Below this size, floor(a / b) of two integers is exact in doubles. */
const EXACT = 2 ** 52

/**
 * Timing that gives exactly `values` (increasing integers, the first 0), or null when more than `maxRuns` runs would be
 * needed: then the rate is not constant.
 */
export function fitAffineTiming(values: Float64Array, maxRuns: number): AffineTiming | null {
  const span = values.at(-1) ?? 0
  if (values.length === 1) return { num: 1, den: 1, runs: [{ length: 1, offset: 0 }] }
  const slope = findSlope(values)
  if (slope === null || (span + values.length) * slope.den >= EXACT || values.length * slope.num >= EXACT) return null
  const runs = splitRuns(values, slope, maxRuns)
  return runs === null ? null : { ...slope, runs }
}

/** The value at `n`, with the offset of the run that `n` is in. */
export const affineValue = (
  timing: { readonly num: number; readonly den: number },
  n: number,
  offset: number,
): number => Math.floor((n * timing.num + offset) / timing.den)

type Slope = { readonly num: number; readonly den: number }

/**
 * The simplest fraction that explains the most frames from the start.
 *
 * Walks the Stern-Brocot tree from the median distance: a frame that comes later than a fraction allows says that the
 * fraction is too small, one that comes earlier that it is too large. A digital line of slope a/b is recognised exactly.
 */
function findSlope(values: Float64Array): Slope | null {
  const middle = medianDelta(values)
  let low: Slope = { num: middle - 1, den: 1 }
  let high: Slope = { num: middle + 1, den: 1 }
  let candidate: Slope = { num: middle, den: 1 }
  let best: Slope = candidate
  let bestReach = 0
  for (let step = 0; step < MAX_STEPS && candidate.den <= MAX_DENOMINATOR; step += 1) {
    if (values.length * candidate.num >= EXACT) return null
    const { reach, verdict } = testSlope(values, candidate)
    if (reach > bestReach) {
      best = candidate
      bestReach = reach
    }
    if (verdict === 'fits') break
    if (verdict === 'too-small') low = candidate
    else high = candidate
    candidate = { num: low.num + high.num, den: low.den + high.den }
  }
  return best.num > 0 ? best : null
}

/** How many frames from the start fit one offset, and why the next does not. */
function testSlope(values: Float64Array, slope: Slope): { reach: number; verdict: 'fits' | 'too-small' | 'too-large' } {
  let least = 0
  let most = 0
  for (let n = 0; n < values.length; n += 1) {
    const rest = (values[n] ?? 0) * slope.den - n * slope.num
    if (rest - least > slope.den - 1) return { reach: n, verdict: 'too-small' }
    if (most - rest > slope.den - 1) return { reach: n, verdict: 'too-large' }
    least = Math.min(least, rest)
    most = Math.max(most, rest)
  }
  return { reach: values.length, verdict: 'fits' }
}

/** The fewest runs of one offset each: every run is as long as it can be. */
function splitRuns(values: Float64Array, slope: Slope, maxRuns: number): AffineTiming['runs'] | null {
  const runs: { length: number; offset: number }[] = []
  let start = 0
  let least = Number.NEGATIVE_INFINITY
  let most = Number.POSITIVE_INFINITY
  for (let n = 0; n < values.length; n += 1) {
    // value(n) = v exactly when n * num + offset lies in [v * den, v * den + den - 1].
    const rest = (values[n] ?? 0) * slope.den - n * slope.num
    const nextLeast = Math.max(least, rest)
    const nextMost = Math.min(most, rest + slope.den - 1)
    if (nextLeast <= nextMost) {
      least = nextLeast
      most = nextMost
    } else {
      runs.push({ length: n - start, offset: least })
      if (runs.length >= maxRuns) return null
      start = n
      least = rest
      most = rest + slope.den - 1
    }
  }
  runs.push({ length: values.length - start, offset: least })
  return runs
}

/** The median distance of the first frames: what a constant rate would be, whatever a pause adds. */
export function medianDelta(values: Float64Array): number {
  const deltas = new Float64Array(Math.min(values.length - 1, 1001))
  for (let i = 0; i < deltas.length; i += 1) deltas[i] = (values[i + 1] ?? 0) - (values[i] ?? 0)
  return deltas.sort()[deltas.length >> 1] ?? 1
}
