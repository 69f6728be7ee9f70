import type { Frame } from '@/lib/time/frame'

/**
 * Why the player goes somewhere. `jump`: to a named place. `step`: a few frames on or back. `scrub`: the hand is
 * dragging. `restore`: back to where it was, after a reload or from an address.
 */
export type SeekKind = 'jump' | 'step' | 'scrub' | 'restore'

/** One wish to be at a frame. */
export type SeekRequest = {
  readonly id: string
  readonly kind: SeekKind
  /** The frame on screen when it was asked for. */
  readonly from: Frame
  readonly target: Frame
  /** Milliseconds of the player's clock. */
  readonly requestedAtMs: number
}

/**
 * Whether what a seek needed was here because somebody had foreseen it: `none` where nothing is foreseen (the browser
 * saves data, or cannot decode by itself).
 */
export type PrefetchUse = 'hit' | 'miss' | 'none'

/** What came of a request. */
export type SeekOutcome = {
  readonly request: SeekRequest
  /** The frame on screen when it ended; null if none was presented for it. */
  readonly landed: Frame | null
  /** From the wish to the first picture of the target, small or full; null if none was shown. */
  readonly scrubMs: number | null
  /** From the wish to the target in full quality on screen; null if none was. */
  readonly latencyMs: number | null
  /** Of that time, how long bytes were waited for. */
  readonly stallMs: number
  readonly prefetch: PrefetchUse
  /** Null if the landed frame is the target. */
  readonly error: 'landed-elsewhere' | 'superseded' | 'interrupted' | null
}
