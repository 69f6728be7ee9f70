import type { Bar } from './lanes'

/** The target nearest to `value` and at most `within` away; the first of two equally near; undefined if none is. */
export function nearestSnap(value: number, targets: readonly number[], within: number): number | undefined {
  let best: number | undefined
  for (const target of targets) {
    const distance = Math.abs(target - value)
    if (distance <= within && (best === undefined || distance < Math.abs(best - value))) best = target
  }
  return best
}

/**
 * What edges of other bars attract, as boundaries: the first frame of a bar, the frame after its last, and both sides of
 * the frame on screen.
 */
export function snapTargets(bars: readonly Bar[], playhead: number, exceptId: string | null): readonly number[] {
  const others = bars.filter(({ id }) => id !== exceptId)
  return [playhead, playhead + 1, ...others.flatMap(({ startFrame, endFrame }) => [startFrame, endFrame])]
}
