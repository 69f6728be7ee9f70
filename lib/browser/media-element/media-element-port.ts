import type { MediaEvent, MediaPort, MediaSnapshot, PresentedFrame, TimeRange } from '@/lib/player/media-port'
import { seconds } from '@/lib/time/seconds'
import { captureFrame } from './capture-frame'
import { failureOf, NETWORK_STATES, READY_STATES } from './element-facts'
import { watchFrames } from './watch-frames'

/** A {@link MediaPort} over a `<video>`. The port owns what the element plays; whoever made the element places it. */
export function createMediaElementPort(element: HTMLVideoElement): MediaPort {
  const life = new AbortController()
  const listeners = new Set<(event: MediaEvent) => void>()
  const frameListeners = new Set<(presented: PresentedFrame) => void>()
  const emit = (event: MediaEvent) => {
    for (const listener of listeners) listener(event)
  }
  listenTo(element, emit, life.signal)
  watchFrames(element, life.signal, (presented) => {
    for (const listener of frameListeners) listener(presented)
  })
  const whileAlive =
    <Args extends unknown[]>(command: (...args: Args) => void) =>
    (...args: Args) => {
      if (!life.signal.aborted) command(...args)
    }

  return {
    load: whileAlive((url: string) => {
      element.pause()
      element.src = url
      element.load()
    }),
    seek: whileAlive((to: number) => {
      element.currentTime = to
    }),
    play: whileAlive(() => {
      element.play().catch((error: unknown) => {
        // A pause or another load interrupts a start: that is what was asked for (HTML, 4.8.11.8: AbortError).
        if (error instanceof DOMException && error.name === 'NotAllowedError' && !life.signal.aborted) {
          emit({ kind: 'play-refused', detail: error.message })
        }
      })
    }),
    pause: whileAlive(() => element.pause()),
    setRate: whileAlive((rate: number) => {
      element.preservesPitch = true
      element.defaultPlaybackRate = rate
      element.playbackRate = rate
    }),
    snapshot: () => snapshotOf(element),
    capture: () => (life.signal.aborted ? null : captureFrame(element)),
    subscribe: (listener) => subscribeTo(listeners, listener),
    subscribeFrames: (listener) => subscribeTo(frameListeners, listener),
    dispose: () => {
      if (life.signal.aborted) return
      life.abort()
      listeners.clear()
      frameListeners.clear()
      // HTML, "best practices for authors using media elements": this is what lets go of decoder and connection.
      element.pause()
      element.removeAttribute('src')
      element.load()
    },
  }
}

function subscribeTo<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/**
 * Events as they hold when they arrive. The browser queues them, so that a `paused` may arrive after the next play or
 * a `seeked` after the next seek; those are out of date and dropped.
 */
function listenTo(element: HTMLVideoElement, emit: (event: MediaEvent) => void, signal: AbortSignal): void {
  const on = (type: keyof HTMLMediaElementEventMap, listener: () => void) =>
    element.addEventListener(type, listener, { signal })
  on('loadedmetadata', () => emit({ kind: 'opened' }))
  on('playing', () => !element.paused && emit({ kind: 'playing' }))
  on('pause', () => element.paused && emit({ kind: 'paused' }))
  on('waiting', () => emit({ kind: 'waiting' }))
  on('seeked', () => !element.seeking && emit({ kind: 'seeked', at: seconds(element.currentTime) }))
  on('ended', () => element.ended && emit({ kind: 'ended' }))
  on('error', () => element.error !== null && emit({ kind: 'failed', failure: failureOf(element.error) }))
  for (const type of ['progress', 'loadeddata', 'canplaythrough', 'suspend', 'stalled', 'emptied'] as const) {
    on(type, () => emit({ kind: 'progressed' }))
  }
}

function snapshotOf(element: HTMLVideoElement): MediaSnapshot {
  return {
    currentTime: seconds(element.currentTime),
    duration: Number.isFinite(element.duration) ? seconds(element.duration) : null,
    isPaused: element.paused,
    buffered: rangesOf(element.buffered),
    readyState: READY_STATES[element.readyState] ?? 'nothing',
    networkState: NETWORK_STATES[element.networkState] ?? 'empty',
    error: element.error === null ? null : failureOf(element.error),
  }
}

const rangesOf = (ranges: TimeRanges): TimeRange[] =>
  Array.from({ length: ranges.length }, (_, i) => ({ start: seconds(ranges.start(i)), end: seconds(ranges.end(i)) }))
