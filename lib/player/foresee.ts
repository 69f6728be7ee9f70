import { keyframeBefore } from '@/lib/frames/frame-index'
import { keyframeBeside } from '@/lib/frames/keyframe-beside'
import type { PrefetchSituation } from './prefetch-situation'
import { placeLeft, type SeekHabits } from './seek-habits'

/** Why somebody might go there. `return`: back to where a large jump came from. */
export type PrefetchReason = 'boundary' | 'gap' | 'stride' | 'neighbour' | 'return'

/** A guess: `frame` may lie outside the video. */
type Guess = { readonly frame: number; readonly reason: PrefetchReason; readonly weight: number }

/**
 * Where somebody with these habits may go from here, in no order. Each kind of guess has a weight of its own, since
 * anybody may do anything, and grows with the habit that makes it likely.
 */
export function foresee(situation: PrefetchSituation, habits: SeekHabits): readonly Guess[] {
  return [
    ...boundaryGuesses(situation, habits),
    ...gapGuesses(situation, habits),
    ...strideGuesses(situation, habits),
    ...neighbourGuesses(situation, habits),
    ...returnGuesses(situation, habits),
  ]
}

/** The direction that guesses prefer: on, until somebody went back. */
const wayOf = ({ direction }: PrefetchSituation): 1 | -1 => (direction === -1 ? -1 : 1)

/** The next two edges on the way and the one behind. */
function boundaryGuesses(situation: PrefetchSituation, { boundaryHopping }: SeekHabits): readonly Guess[] {
  const { boundaries, frame } = situation
  const after = boundaries.filter((at) => at > frame)
  const before = boundaries.filter((at) => at < frame).toReversed()
  const [ahead, behind] = wayOf(situation) === 1 ? [after, before] : [before, after]
  const weight = 0.32 + 0.63 * boundaryHopping
  const at = (edge: number | undefined, share: number): readonly Guess[] =>
    edge === undefined ? [] : [{ frame: edge, reason: 'boundary', weight: weight * share }]
  return [...at(ahead[0], 1), ...at(ahead[1], 0.7), ...at(behind[0], 0.6)]
}

/** Whoever jumps about is looking for what is left to do. */
const gapGuesses = ({ nextGap }: PrefetchSituation, { largeJumps }: SeekHabits): readonly Guess[] =>
  nextGap === null ? [] : [{ frame: nextGap, reason: 'gap', weight: 0.35 + 0.25 * largeJumps }]

/** Once and twice more as far as the last times; edges that happen to lie evenly are hopped along, not counted off. */
function strideGuesses(
  { frame }: PrefetchSituation,
  { steadyStride, stride, boundaryHopping }: SeekHabits,
): readonly Guess[] {
  if (stride === 0) return []
  const weight = 0.4 + 0.6 * steadyStride * (1 - boundaryHopping)
  return [
    { frame: frame + stride, reason: 'stride', weight },
    { frame: frame + 2 * stride, reason: 'stride', weight: weight * 0.6 },
  ]
}

/**
 * The keyframe groups beside the one on screen: the next by its first frame, the one before by its last, since that is
 * what stepping back comes to.
 */
function neighbourGuesses(situation: PrefetchSituation, { fineScrubbing }: SeekHabits): readonly Guess[] {
  const { index, frame } = situation
  const way = wayOf(situation)
  const weight = 0.3 + 0.7 * fineScrubbing
  const next = keyframeBeside(index, frame, 1)
  const previous = keyframeBefore(index, frame) - 1
  const guesses: Guess[] = [{ frame: previous, reason: 'neighbour', weight: way === -1 ? weight : weight * 0.5 }]
  if (next !== null) guesses.push({ frame: next, reason: 'neighbour', weight: way === 1 ? weight : weight * 0.5 })
  return guesses
}

/** Whoever jumped far may have seen enough; whoever strides on is not coming back. */
function returnGuesses({ recentSeeks }: PrefetchSituation, { largeJumps, steadyStride }: SeekHabits): readonly Guess[] {
  const left = placeLeft(recentSeeks)
  return left === null ? [] : [{ frame: left, reason: 'return', weight: 0.3 + 0.45 * largeJumps * (1 - steadyStride) }]
}
