import { type Frame, frame } from '@/lib/time/frame'
import { type FrameSpan, spanContains } from '@/lib/time/frame-span'
import type { Travel } from './frame-port'
import { farthest, hasDrifted, nextMissing, windowAround } from './frame-window'

/** A frame to be decoded though nobody waits for it: of the window round the hand, or a guess of where it goes next. */
export type UsefulFrame = { readonly why: 'window' | 'guess'; readonly target: Frame }

/** Which decoded frames are worth keeping and which are worth decoding, by where the hand is. */
export type FrameKeeping = {
  /** The hand is at `at` now. */
  readonly moveHand: (at: Frame, travel: Travel) => void
  /** Whether frames of the window are decoded, too, and not only kept. */
  readonly fill: (isFilling: boolean) => void
  /** Frames that may be asked for next, likeliest first: as many as there is room for. */
  readonly guess: (frames: readonly Frame[]) => void
  /** These will not come out of the decoder, for as long as the window stays. */
  readonly giveUp: (frames: Iterable<number>) => void
  /** A frame that was given up is asked for all the same. */
  readonly hopeAgain: (at: Frame) => void
  /** How many decoded frames are kept at most, as things are. */
  readonly limit: () => number
  readonly window: () => FrameSpan
  readonly isWanted: (at: Frame) => boolean
  readonly isHopeless: (at: number) => boolean
  /** The next frame worth decoding; null when all are there. */
  readonly next: (isThere: (at: number) => boolean) => UsefulFrame | null
  /** The cached frame to give up first; null where all have to stay. */
  readonly leastWanted: (cached: Iterable<number>) => number | null
}

/** The share of the room that the window takes; the rest is kept free for guesses. */
const WINDOW_SHARE = 0.9

/** Of a hand that jumps about, and walks nowhere, so many frames are kept, though there may be room for more. */
const FRAMES_AT_REST = 96

/** `capacity` tells how many decoded frames there is room for. */
export function createFrameKeeping(frameCount: number, capacity: () => number): FrameKeeping {
  let hand: { at: Frame; travel: Travel } = { at: frame(0), travel: 0 }
  let anchor = hand
  let isFilling = false
  let guesses: readonly Frame[] = []
  let hopeless = new Set<number>()

  const limit = () => (hand.travel === 0 ? Math.min(capacity(), FRAMES_AT_REST) : capacity())
  const windowSize = () => Math.max(Math.floor(limit() * WINDOW_SHARE) - 1, 1)
  const window = () => windowAround(anchor.at, frameCount, windowSize(), anchor.travel)
  const withoutGuesses = function* (cached: Iterable<number>) {
    for (const at of cached) if (!guesses.includes(frame(at))) yield at
  }

  return {
    moveHand: (at, travel) => {
      hand = { at, travel }
      if (!hasDrifted(anchor, at, travel, windowSize())) return
      anchor = hand
      hopeless = new Set()
    },
    fill: (wanted) => {
      isFilling = wanted
    },
    guess: (frames) => {
      guesses = frames.slice(0, Math.max(limit() - windowSize(), 1))
    },
    giveUp: (frames) => {
      for (const at of frames) hopeless.add(at)
    },
    hopeAgain: (at) => void hopeless.delete(at),
    limit,
    window,
    isWanted: (at) => spanContains(window(), at) || guesses.includes(at),
    isHopeless: (at) => hopeless.has(at),
    next: (isThere) => {
      const isSettled = (at: number) => isThere(at) || hopeless.has(at)
      const missing = isFilling ? nextMissing(window(), hand.at, hand.travel, isSettled) : null
      if (missing !== null) return { why: 'window', target: missing }
      const guess = guesses.find((at) => !isSettled(at))
      return guess === undefined ? null : { why: 'guess', target: guess }
    },
    leastWanted: (cached) => farthest(withoutGuesses(cached), hand.at, window()),
  }
}
