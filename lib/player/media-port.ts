import type { Seconds } from '@/lib/time/seconds'
import type { Picture } from './frame-port'

/** A stretch of the presentation timeline that the browser holds: [start, end). */
export type TimeRange = { readonly start: Seconds; readonly end: Seconds }

/**
 * Why media stopped for good. `detail` is the browser's own words, for a log and for whoever mends it.
 * Source: HTML, MediaError.code 1-4.
 */
export type MediaFailure = {
  readonly kind: 'aborted' | 'network' | 'decode' | 'unsupported'
  readonly detail: string
}

/** How much of the media is here, least first. Source: HTML, HTMLMediaElement.readyState 0-4. */
export type MediaReadiness = 'nothing' | 'metadata' | 'current-frame' | 'future-frames' | 'enough'

/** What the media is doing on the network. Source: HTML, HTMLMediaElement.networkState 0-3. */
export type MediaNetwork = 'empty' | 'idle' | 'loading' | 'no-source'

/** The media at the moment of asking. */
export type MediaSnapshot = {
  readonly currentTime: Seconds
  /** Null while it is unknown or unbounded. */
  readonly duration: Seconds | null
  readonly isPaused: boolean
  /** Every range, in order, none touching another. */
  readonly buffered: readonly TimeRange[]
  readonly readyState: MediaReadiness
  readonly networkState: MediaNetwork
  readonly error: MediaFailure | null
}

/** What happened to the media. */
export type MediaEvent =
  /** Size and duration are known: seeking has an effect from now on. */
  | { readonly kind: 'opened' }
  /** It plays, after a start or after waiting. */
  | { readonly kind: 'playing' }
  | { readonly kind: 'paused' }
  /** The browser did not let it play, for instance before the first gesture of the user. */
  | { readonly kind: 'play-refused'; readonly detail: string }
  /** It ran out of data and waits for more. */
  | { readonly kind: 'waiting' }
  /** The last seek asked for is done; `at` is where the media stands. */
  | { readonly kind: 'seeked'; readonly at: Seconds }
  /** Data arrived or was dropped: the buffered ranges may have changed. */
  | { readonly kind: 'progressed' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'failed'; readonly failure: MediaFailure }

/** One frame that reached the screen. */
export type PresentedFrame = {
  /** The frame's own PTS, rounded as the browser keeps it (to a microsecond): its identity, not the clock's reading. */
  readonly mediaTime: Seconds
  /** The browser does not tell of frames, so `mediaTime` is the media's clock: near the frame, not its identity. */
  readonly isEstimate: boolean
  /** When it becomes visible, in milliseconds of the page’s monotonic clock. */
  readonly presentedAtMs: number
}

/** The picture that the media shows, and whose it is: both taken from the same object, at the same moment. */
export type CapturedFrame = { readonly mediaTime: Seconds; readonly picture: Picture }

export type Unsubscribe = () => void

/**
 * What a player needs of whatever shows the video: a `<video>`, a fake in tests. It knows seconds and nothing of frames.
 *
 * Commands never throw and give nothing back: what came of them arrives as events. After `dispose` every command is
 * ignored and no listener is called.
 */
export type MediaPort = {
  /** Opens `url` anew, also if it is the one that is open. Leaves it paused. */
  readonly load: (url: string) => void
  /** Only after `opened`. A seek asked for while another runs replaces it: there is one `seeked`, for the last. */
  readonly seek: (to: Seconds) => void
  readonly play: () => void
  readonly pause: () => void
  /** Times normal speed, 0.0625-16; pitch is kept. */
  readonly setRate: (rate: number) => void
  readonly snapshot: () => MediaSnapshot
  /** Null where nothing is shown, or where the browser does not tell which frame a picture is. */
  readonly capture: () => CapturedFrame | null
  readonly subscribe: (listener: (event: MediaEvent) => void) => Unsubscribe
  /** Every frame that reaches the screen, as far as the browser tells. A hidden page is told nothing. */
  readonly subscribeFrames: (listener: (presented: PresentedFrame) => void) => Unsubscribe
  readonly dispose: () => void
}
