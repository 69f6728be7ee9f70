import { type FrameIndex, frameAt, timeOf } from '@/lib/frames/frame-index'
import type { Clock } from '@/lib/player/clock'
import type { MediaEvent, MediaFailure, MediaPort, PresentedFrame, TimeRange } from '@/lib/player/media-port'
import { type Frame, frame } from '@/lib/time/frame'
import { type Seconds, seconds } from '@/lib/time/seconds'

/** A clock that stands still until it is told to go on. */
export type FakeClock = Clock & {
  /** Lets `ms` pass: timers run in their order, each followed by whatever it promised. */
  readonly pass: (ms: number) => Promise<void>
}

export function createFakeClock(): FakeClock {
  let now = 0
  let timers: { at: number; task: () => void }[] = []
  const flush = async () => {
    for (let i = 0; i < 5; i++) await Promise.resolve()
  }
  return {
    now: () => now,
    wallTime: () => Date.UTC(2026, 0, 1) + now,
    after: (ms, task) => {
      const timer = { at: now + ms, task }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    pass: async (ms) => {
      const end = now + ms
      await flush()
      for (;;) {
        const due = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
        if (due === undefined) break
        now = Math.max(now, due.at)
        timers = timers.filter((other) => other !== due)
        due.task()
        await flush()
      }
      now = end
    },
  }
}

/**
 * Media on a {@link FakeClock}, as a browser behaves: a load opens after 10 ms, a seek arrives after `seekMs` and shows
 * its frame just before. `commands` tells what it was asked to do. Faults are set from outside.
 */
export class FakeMedia implements MediaPort {
  readonly commands: string[] = []
  seekMs = 20
  /** False: no load opens and no seek arrives. */
  isReachable = true
  /** Whether the page is told of frames, as one that is hidden is not. */
  tellsFrames = true
  /** What is shown instead of the frame sought for. */
  misplace: (to: Frame) => Frame = (to) => to
  /** Whether pictures tell which frame they are. */
  captures = false
  buffered: TimeRange[] = []
  readonly #clock: Clock
  readonly #index: FrameIndex
  readonly #listeners = new Set<(event: MediaEvent) => void>()
  readonly #frameListeners = new Set<(presented: PresentedFrame) => void>()
  #at: Seconds = seconds(0)
  #shown: Seconds = seconds(0)
  #isPaused = true
  #cancel = () => {}

  constructor(clock: Clock, index: FrameIndex) {
    this.#clock = clock
    this.#index = index
  }

  emit(event: MediaEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  fail(kind: MediaFailure['kind']): void {
    this.#cancel()
    this.emit({ kind: 'failed', failure: { kind, detail: '' } })
  }

  /** Shows frame `n`, as playing media does. */
  show(n: number): void {
    const mediaTime = seconds(Math.floor(timeOf(this.#index, frame(n)) * 1e6) / 1e6)
    this.#shown = mediaTime
    if (!this.tellsFrames) return
    for (const listener of this.#frameListeners) {
      listener({ mediaTime, presentedAtMs: this.#clock.now(), isEstimate: false })
    }
  }

  load = (): void => {
    this.commands.push('load')
    this.#cancel()
    this.#isPaused = true
    if (this.isReachable) this.#cancel = this.#clock.after(10, () => this.emit({ kind: 'opened' }))
  }

  seek = (to: Seconds): void => {
    const target = frameAt(this.#index, to)
    this.commands.push(`seek ${target}`)
    this.#cancel()
    if (!this.isReachable) return
    this.#cancel = this.#clock.after(this.seekMs, () => {
      const landed = this.misplace(target)
      this.#at = landed === target ? to : timeOf(this.#index, landed)
      this.show(landed)
      this.emit({ kind: 'seeked', at: this.#at })
    })
  }

  play = (): void => {
    this.commands.push('play')
    this.#isPaused = false
    this.emit({ kind: 'playing' })
  }

  pause = (): void => {
    this.commands.push('pause')
    this.#isPaused = true
  }

  setRate = (rate: number): void => void this.commands.push(`rate ${rate}`)

  snapshot = () => ({
    currentTime: this.#at,
    duration: seconds(10),
    isPaused: this.#isPaused,
    buffered: this.buffered,
    readyState: 'enough' as const,
    networkState: 'loading' as const,
    error: null,
  })

  capture = () => (this.captures ? { mediaTime: this.#shown, picture: { close: () => {} } } : null)

  subscribe = (listener: (event: MediaEvent) => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  subscribeFrames = (listener: (presented: PresentedFrame) => void) => {
    this.#frameListeners.add(listener)
    return () => void this.#frameListeners.delete(listener)
  }

  dispose = (): void => {
    this.commands.push('dispose')
    this.#cancel()
  }
}
