import type { StoreApi } from 'zustand/vanilla'
import type { FrameIndex } from '@/lib/frames/frame-index'
import type { FrameHoldings, FrameSupply } from '@/lib/player/frame-port'
import type { PlayerPhase } from '@/lib/player/playback-machine'
import type { PredictionLog } from '@/lib/player/prediction-log'
import type { PrefetchHints } from '@/lib/player/prefetch-situation'
import type { PlayerFailure } from '@/lib/player/recovery'
import type { SeekKind, SeekOutcome } from '@/lib/player/seek-request'
import type { Frame } from '@/lib/time/frame'
import type { FrameSpan } from '@/lib/time/frame-span'

/** The buffering indicator: `text` says what is being waited for. Null until something has kept us for 150 ms. */
export type Wait = { readonly text: string } | null

/** What the player knows. Everything here changes only by what the media reports. */
export type PlayerFacts = {
  readonly phase: PlayerPhase
  readonly index: FrameIndex
  readonly frameCount: number
  /** The frame on screen, exact at every moment; while seeking, the last one presented. */
  readonly frame: Frame
  /** The newest frame asked for that is not on screen yet; null when there is none. */
  readonly targetFrame: Frame | null
  /** Whether it plays, or will as soon as it can: what the play button shows. */
  readonly wantsToPlay: boolean
  /** Times normal speed, when playing on. */
  readonly rate: number
  /** Times normal speed while running backwards, > 0; null when not. */
  readonly backwardSpeed: number | null
  /** Every stretch the browser holds, as frames that are there whole. */
  readonly buffered: readonly FrameSpan[]
  readonly wait: Wait
  readonly failure: PlayerFailure | null
  /** The newest seeks that ended, newest last; at most 200. */
  readonly seeks: readonly SeekOutcome[]
  /** What is decoded here beside the media element, and why not everything. */
  readonly supply: FrameSupply
  /** Which decoded frames are kept; null while none can be. */
  readonly holdings: FrameHoldings | null
  /** How well seeks were foreseen on this page. */
  readonly predictions: PredictionLog
  /** For readiness: whether a frame was decoded here; a string says why not; null while unknown. */
  readonly decoded: true | string | null
}

/** What the player was told, beside where to be. */
export type PlayerWishes = {
  /** Played over and over while it plays; null when nothing is. */
  readonly loop: FrameSpan | null
  /** What the work on the video lets expect of the next seeks. */
  readonly prefetchHints: PrefetchHints
}

export type PlayerActions = {
  /** At the last frame it starts again from the first. */
  readonly play: () => void
  readonly pause: () => void
  readonly toggle: () => void
  /** `target` is clamped to the video. The newest target wins. */
  readonly seekToFrame: (target: number, kind: SeekKind) => void
  /** The dragging hand let go: the frame it points at is wanted in full. */
  readonly settle: () => void
  /** `delta` frames on from where the player is or is going; pauses. */
  readonly step: (delta: number) => void
  /** To the next keyframe (1) or the one before (-1); pauses. */
  readonly stepKeyframe: (direction: 1 | -1) => void
  /** Clamped to 0.1-16. */
  readonly setRate: (rate: number) => void
  /** J, K, L: one rung down or up the ladder of speeds, or stop. */
  readonly shuttle: (direction: 'backward' | 'stop' | 'forward') => void
  readonly setLoop: (loop: FrameSpan | null) => void
  readonly setPrefetchHints: (hints: PrefetchHints) => void
  /** Opens the video again at the same frame. */
  readonly retry: () => void
}

export type PlayerState = PlayerFacts & PlayerWishes & PlayerActions

/** `target` is the newest frame asked for that is not on screen yet. */
export type FrameListener = (shown: Frame, target: Frame | null) => void

/** The player of one open video. */
export type PlayerStore = StoreApi<PlayerState> & {
  /**
   * The 60 Hz clock: calls `listener` now and whenever the frame on screen or the target changes. Write to a ref from
   * it; a React component that selects `frame` renders 60 times a second while the video plays.
   */
  readonly subscribeFrame: (listener: FrameListener) => () => void
  /** Ends every timer, listener and request of the player. */
  readonly dispose: () => void
}
