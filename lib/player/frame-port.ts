import type { Frame } from '@/lib/time/frame'
import type { FrameSpan } from '@/lib/time/frame-span'

/** `scrub`: a small picture of the right frame. `full`: the frame as the video shows it. */
export type Quality = 'scrub' | 'full'

/** What can be decoded here without the media element. `reason` says why not everything, for people; null if all can. */
export type FrameSupply = { readonly scrub: boolean; readonly full: boolean; readonly reason: string | null }

export const NO_FRAMES: FrameSupply = { scrub: false, full: false, reason: null }

/** Where the hand is going: backwards, nowhere in particular, or on. Frames that way are decoded ahead. */
export type Travel = -1 | 0 | 1

/**
 * One wish to see a frame. `scrub`: the small picture, or the full one where it is at hand. `full`: the small one at once
 * and the full one when it is decoded. `best`: whichever is at hand now, nothing later.
 */
export type FrameAsk = {
  /** Greater than that of every ask before. */
  readonly seq: number
  readonly frame: Frame
  readonly wants: 'scrub' | 'full' | 'best'
  readonly travel: Travel
}

/** A decoded picture. Whoever gets one closes it, once. */
export type Picture = { readonly close: () => void }

/** What a decoder waits for; `signed-out`: that somebody signs in. Source of the words: lib/player/wait-cause. */
export type FrameWait = 'network' | 'decode' | 'busy' | 'signed-out'

/** Where decoded frames lie and what that costs. `fetchedBytes` counts everything fetched since the opening. */
export type FrameHoldings = {
  readonly cached: readonly FrameSpan[]
  readonly cachedBytes: number
  readonly budgetBytes: number
  readonly openPictures: number
  readonly fetchedBytes: number
}

export type FrameEvent =
  /** What can be decoded changed: after opening, or because it broke for good. */
  | { readonly kind: 'supply'; readonly supply: FrameSupply }
  | {
      readonly kind: 'picture'
      readonly seq: number
      readonly frame: Frame
      readonly quality: Quality
      readonly picture: Picture
      /** How long bytes were waited for on the way to this picture, in milliseconds. */
      readonly stallMs: number
    }
  /** The ask waits, or goes on (null). */
  | { readonly kind: 'waiting'; readonly seq: number; readonly cause: FrameWait | null }
  /** The frame cannot be decoded here, though others may be. */
  | { readonly kind: 'missed'; readonly seq: number; readonly reason: string }
  /** Frames nobody asked for yet are at hand: all of `span`, for the sake of `frame`. */
  | { readonly kind: 'foreseen'; readonly frame: Frame; readonly span: FrameSpan }
  | { readonly kind: 'holdings'; readonly holdings: FrameHoldings }

/**
 * Pictures of several frames beside each other, to be looked at, not gone to: `frames` in the order they are wanted, each
 * picture made to fit into `width` x `height` pixels.
 */
export type StripAsk = { readonly frames: readonly Frame[]; readonly width: number; readonly height: number }

export type StripEvent =
  /** The small picture of a frame, or the full one, made as small; a full one may come without the small one before it. */
  | { readonly kind: 'picture'; readonly frame: Frame; readonly quality: Quality; readonly picture: Picture }
  /** Nothing better of this frame comes than has come. */
  | { readonly kind: 'missed'; readonly frame: Frame; readonly reason: string }

/** Asks for a strip in place of the one asked for before; what is told of it goes to `listener`, until it is ended. */
export type AskForStrip = (ask: StripAsk, listener: (event: StripEvent) => void) => () => void

/**
 * Single frames of an open video, decoded beside the media element. The newest ask wins: what is left of an older one is
 * dropped, and what is still decoded for it comes before the newer one's pictures or not at all.
 */
export type FramePort = {
  readonly show: (ask: FrameAsk) => void
  /** Nothing is asked: frames around `frame` may be decoded ahead. */
  readonly rest: (frame: Frame, travel: Travel) => void
  /** Frames that may be asked for next, likeliest first; replaces those said before. */
  readonly foresee: (frames: readonly Frame[]) => void
  /** Ends everything that nobody waits for: the machine is needed. */
  readonly hush: () => void
  /**
   * Pictures of a strip are decoded while no `show` waits, before what nobody asked for, and not while small pictures
   * follow a moving hand; whoever plays ends it first. Whatever comes for a strip that was ended or replaced is closed here.
   */
  readonly strip: AskForStrip
  readonly setBudget: (bytes: number) => void
  readonly subscribe: (listener: (event: FrameEvent) => void) => () => void
  readonly dispose: () => void
}
