import type { Frame } from '@/lib/time/frame'
import type { SeekRequest } from './seek-request'

/** A seek as habits are read from it. `atMs` is of the player's clock. */
export type PastSeek = Pick<SeekRequest, 'kind' | 'from' | 'target'> & { readonly atMs: number }

/** How many of the newest seeks habits are read from. */
export const REMEMBERED_SEEKS = 50

/** Frames up to which a seek is fine scrubbing: one looks for a place nearby. */
export const FINE_FRAMES = 60

/** How much each older seek counts of what the one after it counts, and after how long before the newest it counts half. */
const FADING = 0.9
const HALF_LIFE_MS = 60_000

/**
 * How somebody moves about, from their newest seeks; each 0-1.
 *
 * `fineScrubbing`, `boundaryHopping` and `largeJumps` are shares that make 1 together, 0 all three while there are no
 * seeks. `steadyStride` is the share of seeks in the newest run of nearly equal ones, and `stride` how far such a seek
 * goes in frames, negative backwards, 0 where there is no run.
 */
export type SeekHabits = {
  readonly largeJumps: number
  readonly fineScrubbing: number
  readonly boundaryHopping: number
  readonly steadyStride: number
  readonly stride: number
}

/** The habits that `seeks` (newest last) show. A seek to one of `boundaries` is a hop, however far. */
export function seekHabits(seeks: readonly PastSeek[], boundaries: ReadonlySet<Frame>): SeekHabits {
  const newestFirst = meantSeeks(seeks).toReversed()
  const shares = { fine: 0, hop: 0, large: 0 }
  let whole = 0
  let inRun = 0
  const run = steadyRun(newestFirst)
  newestFirst.forEach((seek, age) => {
    const elapsedMs = Math.max((newestFirst[0]?.atMs ?? 0) - seek.atMs, 0)
    const weight = FADING ** age * 0.5 ** (elapsedMs / HALF_LIFE_MS)
    whole += weight
    shares[classOf(seek, boundaries)] += weight
    if (age < run.length) inRun += weight
  })
  const share = (weight: number) => (whole === 0 ? 0 : weight / whole)
  return {
    fineScrubbing: share(shares.fine),
    boundaryHopping: share(shares.hop),
    largeJumps: share(shares.large),
    steadyStride: share(inRun),
    stride: run.stride,
  }
}

/** Where the newest large jump came from, if nobody has moved far since; null otherwise. */
export function placeLeft(seeks: readonly PastSeek[]): Frame | null {
  const newest = meantSeeks(seeks).findLast((seek) => !isFine(seek))
  return newest?.from ?? null
}

/** The seeks that were meant: coming back to a place after opening is nobody's habit. */
const meantSeeks = (seeks: readonly PastSeek[]): readonly PastSeek[] =>
  seeks.filter(({ kind, from, target }) => kind !== 'restore' && from !== target).slice(-REMEMBERED_SEEKS)

const lengthOf = ({ from, target }: PastSeek): number => target - from

const isFine = (seek: PastSeek): boolean => seek.kind === 'scrub' || Math.abs(lengthOf(seek)) <= FINE_FRAMES

function classOf(seek: PastSeek, boundaries: ReadonlySet<Frame>): 'fine' | 'hop' | 'large' {
  if (seek.kind === 'jump' && boundaries.has(seek.target)) return 'hop'
  return isFine(seek) ? 'fine' : 'large'
}

/** The newest seeks of nearly one length: within a twentieth of the newest, or a frame. Two make a run; dragging none. */
function steadyRun(newestFirst: readonly PastSeek[]): { readonly length: number; readonly stride: number } {
  const [newest] = newestFirst
  if (newest === undefined || newest.kind === 'scrub') return { length: 0, stride: 0 }
  const stride = lengthOf(newest)
  const slack = Math.max(Math.abs(stride) / 20, 1)
  const end = newestFirst.findIndex((seek) => seek.kind === 'scrub' || Math.abs(lengthOf(seek) - stride) > slack)
  const length = end === -1 ? newestFirst.length : end
  return length < 2 ? { length: 0, stride: 0 } : { length, stride }
}
