import { type FrameIndex, frameAt } from '@/lib/frames/frame-index'
import { areSameSpans, bufferedFrames } from '@/lib/player/buffered-frames'
import type { Clock } from '@/lib/player/clock'
import { frameOfMediaTime } from '@/lib/player/landing'
import type { MediaEvent, MediaPort, PresentedFrame } from '@/lib/player/media-port'
import {
  nextPlayback,
  type PlaybackEvent,
  type PlaybackState,
  type PlayerPhase,
  phaseOf,
  wantsToPlay,
} from '@/lib/player/playback-machine'
import type { PlayerFailure } from '@/lib/player/recovery'
import { targetOf } from '@/lib/player/seek-machine'
import type { SeekKind, SeekOutcome } from '@/lib/player/seek-request'
import type { SourceReach } from '@/lib/player/source-reach'
import { describeWait } from '@/lib/player/wait-cause'
import { type Frame, frame } from '@/lib/time/frame'
import { type FrameSpan, spanContains } from '@/lib/time/frame-span'
import { createSeekDriver, type SeekDriver } from './seek-driver'
import { createSourceRecovery, type SourceRecovery } from './source-recovery'
import { createWaitWatch, type WaitWatch } from './wait-watch'

/** What a player is made of. `probe` asks the server for the first bytes of `url`. */
export type PlayerParts = {
  readonly port: MediaPort
  readonly clock: Clock
  readonly index: FrameIndex
  readonly url: string
  readonly startFrame: Frame
  /** A new id, fit for `lib/player/seek-schema`. */
  readonly createId: () => string
  readonly probe: (signal: AbortSignal) => Promise<SourceReach>
  readonly onSeekEnded?: (outcome: SeekOutcome) => void
}

/** What the engine tells of itself; only what changed is told. */
export type EngineFacts = {
  readonly phase: PlayerPhase
  readonly frame: Frame
  readonly targetFrame: Frame | null
  readonly wantsToPlay: boolean
  readonly buffered: readonly FrameSpan[]
  readonly wait: { readonly text: string } | null
  readonly failure: PlayerFailure | null
  readonly decoded: true | string | null
}

const WAITING: readonly PlayerPhase[] = ['loading', 'buffering', 'seeking']

/** Runs the state machines of lib/player on a {@link MediaPort}: media events in, commands and facts out. */
export class PlayerEngine {
  readonly #parts: PlayerParts
  readonly #tell: (facts: Partial<EngineFacts>) => void
  readonly #life = new AbortController()
  readonly #seeks: SeekDriver
  readonly #wait: WaitWatch
  readonly #recovery: SourceRecovery
  #playback: PlaybackState = { kind: 'idle' }
  #frame: Frame
  #buffered: readonly FrameSpan[] = []

  constructor(parts: PlayerParts, tell: (facts: Partial<EngineFacts>) => void) {
    this.#parts = parts
    this.#tell = tell
    this.#frame = parts.startFrame
    this.#seeks = createSeekDriver({
      ...parts,
      onBegan: () => this.#apply({ kind: 'seek-began' }),
      onSettled: () => this.#apply({ kind: 'seek-settled' }),
      onReported: (outcome) => this.#report(outcome),
    })
    const shared = { clock: parts.clock, signal: this.#life.signal, probe: parts.probe }
    this.#wait = createWaitWatch({
      ...shared,
      describe: (reach) => this.#describeWait(reach),
      publish: (text) => tell({ wait: text === null ? null : { text } }),
    })
    this.#recovery = createSourceRecovery({
      ...shared,
      reload: () => parts.port.load(parts.url),
      onChange: () => this.#wait.refresh(),
      onGivenUp: (failure, decoded) => this.#giveUp(failure, decoded),
    })
  }

  /** Opens the media at the start frame. Once. */
  open(): void {
    const { port, startFrame, url } = this.#parts
    port.subscribe((event) => this.#onMedia(event))
    port.subscribeFrames((presented) => this.#onFrame(presented))
    this.seek(startFrame, 'restore')
    this.#apply({ kind: 'load-asked' })
    port.load(url)
  }

  play(): void {
    const isAtEnd = this.#frame === this.#parts.index.frameCount - 1 && targetOf(this.#seeks.state()) === null
    this.#apply({ kind: 'play-asked', isAtEnd })
  }

  pause(): void {
    this.#apply({ kind: 'pause-asked' })
  }

  seek(target: Frame, kind: SeekKind): void {
    const request = {
      id: this.#parts.createId(),
      kind,
      from: this.#frame,
      target,
      requestedAtMs: this.#parts.clock.now(),
    }
    this.#seeks.dispatch({ kind: 'requested', request })
    this.#publish()
  }

  /** Opens the media again at the same frame, forgetting past failures. */
  retry(): void {
    this.#tell({ failure: null })
    this.#loseMedia()
    this.#recovery.restart()
  }

  dispose(): void {
    this.#life.abort()
    this.#seeks.dispose()
    this.#parts.port.dispose()
  }

  #onMedia(event: MediaEvent): void {
    switch (event.kind) {
      case 'opened':
        this.#seeks.dispatch({ kind: 'media-opened' })
        this.#apply({ kind: 'opened', isHeld: this.#seeks.state().kind === 'in-flight' })
        break
      case 'playing':
        this.#apply({ kind: 'played' })
        break
      case 'waiting':
        this.#apply({ kind: 'starved' })
        break
      case 'paused':
      case 'play-refused':
      case 'ended':
        this.#apply({ kind: event.kind })
        break
      case 'seeked':
        this.#seeks.dispatch({ kind: 'arrived', atMs: this.#parts.clock.now() })
        this.#publish()
        break
      case 'progressed':
        break
      case 'failed':
        this.#loseMedia()
        this.#recovery.failed(event.failure)
        break
    }
    this.#refreshBuffered()
  }

  #onFrame({ mediaTime, presentedAtMs, isEstimate }: PresentedFrame): void {
    const { index } = this.#parts
    this.#frame = isEstimate ? frameAt(index, mediaTime) : frameOfMediaTime(index, mediaTime)
    this.#tell({ frame: this.#frame, decoded: true })
    if (!isEstimate) this.#seeks.dispatch({ kind: 'frame-presented', frame: this.#frame, atMs: presentedAtMs })
    this.#recovery.recovered()
    this.#wait.progressed()
    this.#publish()
  }

  #report(outcome: SeekOutcome): void {
    if (outcome.landed !== null && outcome.landed !== this.#frame) {
      this.#frame = outcome.landed
      this.#tell({ frame: outcome.landed })
    }
    if (outcome.landed !== null) this.#tell({ decoded: true })
    this.#parts.onSeekEnded?.(outcome)
  }

  /** Whatever was asked for last, or else the frame on screen, is where the media is opened again. */
  #loseMedia(): void {
    this.#apply({ kind: 'lost' })
    this.#seeks.dispatch({ kind: 'media-lost' })
    if (targetOf(this.#seeks.state()) === null) this.seek(this.#frame, 'restore')
  }

  #giveUp(failure: PlayerFailure, decoded: string | null): void {
    this.#tell(decoded === null ? { failure } : { failure, decoded })
    this.#apply({ kind: 'given-up' })
  }

  #apply(event: PlaybackEvent): void {
    const step = nextPlayback(this.#playback, event)
    this.#playback = step.state
    for (const command of step.commands) {
      if (command === 'rewind') this.seek(frame(0), 'jump')
      else this.#parts.port[command]()
    }
    this.#publish()
  }

  #publish(): void {
    const seeks = this.#seeks.state()
    const phase = phaseOf(this.#playback, seeks)
    this.#tell({ phase, targetFrame: targetOf(seeks), wantsToPlay: wantsToPlay(this.#playback) })
    this.#wait.update(WAITING.includes(phase))
  }

  #refreshBuffered(): void {
    const buffered = bufferedFrames(this.#parts.index, this.#parts.port.snapshot().buffered)
    if (!areSameSpans(buffered, this.#buffered)) {
      this.#buffered = buffered
      this.#tell({ buffered })
    }
    this.#wait.refresh()
  }

  #describeWait(reach: SourceReach | null): string {
    const reloading = this.#recovery.reloading()
    const { networkState, readyState } = this.#parts.port.snapshot()
    const awaited = targetOf(this.#seeks.state()) ?? this.#frame
    return describeWait({
      reach: reloading?.reach ?? reach,
      reload: reloading,
      networkState,
      isOpen: readyState !== 'nothing',
      isTargetBuffered: this.#buffered.some((span) => spanContains(span, awaited)),
    })
  }
}
