import { createForesight, type Foresight } from '@/lib/browser/stage/foresight'
import { StageDriver } from '@/lib/browser/stage/stage-driver'
import { frameAt } from '@/lib/frames/frame-index'
import { areSameSpans, bufferedFrames } from '@/lib/player/buffered-frames'
import type { FramePort } from '@/lib/player/frame-port'
import { frameOfMediaTime } from '@/lib/player/landing'
import type { CapturedFrame, MediaEvent, MediaPort, PresentedFrame } from '@/lib/player/media-port'
import {
  nextPlayback,
  type PlaybackEvent,
  type PlaybackState,
  phaseOf,
  wantsToPlay,
} from '@/lib/player/playback-machine'
import { EMPTY_PREDICTION_LOG } from '@/lib/player/prediction-log'
import type { PlayerFailure } from '@/lib/player/recovery'
import type { SeekKind, SeekOutcome, SeekRequest } from '@/lib/player/seek-request'
import type { SourceReach } from '@/lib/player/source-reach'
import { shownOf, wishOf } from '@/lib/player/stage-machine'
import { type Frame, frame } from '@/lib/time/frame'
import type { FrameSpan } from '@/lib/time/frame-span'
import { createElementFollower, type ElementFollower } from './element-follower'
import type { EngineFacts, PlayerParts } from './player-parts'
import { createSeekDriver, type SeekDriver } from './seek-driver'
import { createSourceRecovery, type SourceRecovery } from './source-recovery'
import { createWaitWatch, type WaitWatch } from './wait-watch'
import { BEARABLE_MS, isWaiting, wordsOfWait } from './waiting'

/** How often the picture of media that comes to rest is taken, at most, until it is that of its number. */
const STILL_TRIES = 4

/**
 * The one owner of time: runs the state machines of lib/player on a {@link MediaPort} and a {@link FramePort}; events in,
 * commands and facts out.
 *
 * The stage says which frame is on screen. While it shows frames of its own, the media element stands elsewhere: it is
 * sent after them when the hand has rested for a while, and before it plays.
 */
export class PlayerEngine {
  readonly #parts: PlayerParts
  readonly #tell: (facts: Partial<EngineFacts>) => void
  readonly #life = new AbortController()
  readonly #foresight: Foresight | null
  readonly #stage: StageDriver
  readonly #seeks: SeekDriver
  readonly #follower: ElementFollower
  readonly #wait: WaitWatch
  readonly #recovery: SourceRecovery
  /** Seeks that send the element after the canvas: the stage knows nothing of them. */
  readonly #following = new Set<string>()
  /** The wish that ends a run backwards in full: it is not measured. */
  #unmeasured: string | null = null
  #playback: PlaybackState = { kind: 'idle' }
  #frame: Frame
  #isHeld = false
  #buffered: readonly FrameSpan[] = []
  #cancelBearing = () => {}

  constructor(parts: PlayerParts, tell: (facts: Partial<EngineFacts>) => void) {
    this.#parts = parts
    this.#tell = tell
    this.#frame = parts.startFrame
    const { frames, clock, index, forethought } = parts
    this.#foresight = frames === null ? null : createForesight({ frames, clock, index, forethought })
    this.#stage = new StageDriver({
      ...parts,
      foresight: this.#foresight,
      wantsToPlay: () => wantsToPlay(this.#playback),
      send: (request) => this.#seeks.dispatch({ kind: 'requested', request }),
      onReported: (outcome) => this.#report(outcome),
      onChanged: () => this.#stageChanged(),
    })
    this.#seeks = createSeekDriver({
      ...parts,
      onBegan: () => this.#refreshHold(),
      onSettled: () => this.#refreshHold(),
      onReported: (outcome) => this.#elementEnded(outcome),
    })
    this.#follower = createElementFollower({
      clock,
      goal: () => this.#followGoal(),
      send: (to) => this.#sendAfterCanvas(to),
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
    const isAtEnd = this.#isAtEnd()
    if (!isAtEnd) this.#follower.follow()
    this.#apply({ kind: 'play-asked', isAtEnd })
  }

  /** Stands at the frame that is on screen now, and has told it when this returns. */
  pause(): void {
    this.#apply({ kind: 'pause-asked' })
    this.#standStill()
  }

  /** `scrub`: a moving hand; small pictures until it rests or {@link settle} says so. */
  seek(target: Frame, kind: SeekKind): void {
    this.#follower.wait()
    this.#stage.request(this.#requestOf(target, kind))
  }

  settle(): void {
    this.#stage.settle()
  }

  /** Shows one picture of a run backwards. `busy`: the one before is on its way. `cannot`: nothing decodes frames here. */
  glide(to: Frame): 'asked' | 'busy' | 'cannot' {
    this.#follower.wait()
    return this.#stage.glide(to)
  }

  /** Ends a run backwards at `at`, or at the frame on screen. */
  endGlide(at: Frame | null): void {
    if (this.#stage.state().kind !== 'gliding') return
    const request = this.#requestOf(at ?? this.#frame, 'step')
    this.#unmeasured = request.id
    this.#stage.request(request)
  }

  /** Opens the media again at the same frame, forgetting past failures. */
  retry(): void {
    this.#tell({ failure: null })
    this.#loseMedia()
    this.#recovery.restart()
  }

  dispose(): void {
    this.#life.abort()
    this.#follower.wait()
    this.#cancelBearing()
    this.#seeks.dispose()
    this.#stage.dispose()
    this.#parts.port.dispose()
  }

  #requestOf(target: Frame, kind: SeekKind): SeekRequest {
    const from = wishOf(this.#stage.state())?.request.target ?? this.#frame
    return { id: this.#parts.createId(), kind, from, target, requestedAtMs: this.#parts.clock.now() }
  }

  #sendAfterCanvas(to: Frame): void {
    const request = this.#requestOf(to, 'restore')
    this.#following.add(request.id)
    this.#seeks.dispatch({ kind: 'requested', request })
  }

  /** The element may be sent after the canvas while nothing is asked of the stage. */
  #followGoal(): Frame | null {
    const state = this.#stage.state()
    const isFree = this.#playback.kind === 'open' && state.kind !== 'seeking'
    return isFree ? (shownOf(state)?.frame ?? null) : null
  }

  #stageChanged(): void {
    const state = this.#stage.state()
    const shown = shownOf(state)
    if (shown !== null && shown.frame !== this.#frame) {
      this.#frame = shown.frame
      this.#tell({ frame: shown.frame })
    }
    if (shown !== null) this.#tell({ decoded: true })
    const predictions = this.#foresight?.log() ?? EMPTY_PREDICTION_LOG
    this.#tell({ supply: this.#stage.supply(), holdings: this.#stage.holdings(), predictions })
    this.#cancelBearing()
    if (wishOf(state)?.shownAtMs != null) {
      this.#cancelBearing = this.#parts.clock.after(BEARABLE_MS, () => this.#publish())
    }
    if (state.kind === 'still') {
      if (wantsToPlay(this.#playback)) this.#follower.follow()
      else this.#follower.followLater()
    }
    this.#refreshHold()
    this.#publish()
  }

  #isAtEnd(): boolean {
    return this.#frame === this.#parts.index.frameCount - 1 && wishOf(this.#stage.state()) === null
  }

  /** The media stands still while a frame is asked for, and while it is sent somewhere. */
  #refreshHold(): void {
    const isHeld = wishOf(this.#stage.state()) !== null || this.#seeks.state().kind === 'in-flight'
    if (isHeld === this.#isHeld) return
    this.#isHeld = isHeld
    this.#apply(isHeld ? { kind: 'seek-began' } : { kind: 'seek-settled', isAtEnd: this.#isAtEnd() })
  }

  #onMedia(event: MediaEvent): void {
    switch (event.kind) {
      case 'opened':
        this.#seeks.dispatch({ kind: 'media-opened' })
        this.#apply({ kind: 'opened', isHeld: this.#isHeld })
        break
      case 'playing':
        if (this.#isPlayedUnasked()) {
          this.#parts.port.pause()
          this.play()
          break
        }
        this.#apply({ kind: 'played' })
        if (!this.#isHeld) this.#stage.videoShown()
        break
      case 'waiting':
        this.#apply({ kind: 'starved' })
        break
      case 'paused':
      case 'play-refused':
      case 'ended':
        this.#apply({ kind: event.kind })
        this.#standStill()
        break
      case 'seeked':
        this.#arrive()
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

  /** A media key started the element, which stands elsewhere below the canvas. */
  #isPlayedUnasked(): boolean {
    return !wantsToPlay(this.#playback) && this.#stage.state().kind !== 'video'
  }

  /** What the media shows when it says that it has arrived is known at once where pictures tell which frame they are. */
  #arrive(): void {
    const captured = this.#capture()
    const atMs = this.#parts.clock.now()
    if (captured !== null) this.#seeks.dispatch({ kind: 'frame-presented', frame: captured.frame, atMs })
    captured?.picture.close()
    this.#seeks.dispatch({ kind: 'arrived', atMs })
    this.#publish()
  }

  #capture(): (CapturedFrame & { readonly frame: Frame }) | null {
    const captured = this.#parts.port.capture()
    if (captured === null) return null
    return { ...captured, frame: frameOfMediaTime(this.#parts.index, captured.mediaTime) }
  }

  /** Playback came to rest: the frame it stands at goes on the canvas, picture and number from the same moment. */
  #standStill(): void {
    if (this.#stage.state().kind !== 'video' || this.#isHeld || wantsToPlay(this.#playback)) return
    for (let tries = 0; tries < STILL_TRIES; tries += 1) {
      const captured = this.#capture()
      if (captured === null) return
      this.#follower.isAt(captured.frame)
      this.#stage.still(captured, captured.frame)
      // Media that was told to pause may show one picture more, between the look at its number and that at its pixels.
      const after = this.#capture()
      after?.picture.close()
      if (after?.frame === captured.frame) return
    }
  }

  #onFrame({ mediaTime, presentedAtMs, isEstimate }: PresentedFrame): void {
    const { index } = this.#parts
    const presented = isEstimate ? frameAt(index, mediaTime) : frameOfMediaTime(index, mediaTime)
    this.#follower.isAt(presented)
    if (shownOf(this.#stage.state()) === null) {
      this.#frame = presented
      this.#tell({ frame: presented })
    }
    this.#tell({ decoded: true })
    if (!isEstimate) this.#seeks.dispatch({ kind: 'frame-presented', frame: presented, atMs: presentedAtMs })
    this.#recovery.recovered()
    this.#wait.progressed()
    this.#publish()
  }

  #elementEnded(outcome: SeekOutcome): void {
    const { landed, request } = outcome
    const isFollowing = this.#following.delete(request.id)
    if (landed !== null) {
      this.#follower.arrived(request.target, landed)
      this.#recovery.recovered()
    } else if (isFollowing && this.#following.size === 0) this.#follower.isLost()
    if (isFollowing) return
    this.#stage.elementEnded(outcome, (frame) => {
      const captured = this.#capture()
      return captured?.frame === frame ? captured : null
    })
  }

  #report(outcome: SeekOutcome): void {
    const { landed, request } = outcome
    if (landed !== null && landed !== this.#frame && shownOf(this.#stage.state()) === null) {
      this.#frame = landed
      this.#tell({ frame: landed })
    }
    if (landed !== null) this.#tell({ decoded: true })
    if (request.id !== this.#unmeasured) this.#parts.onSeekEnded?.(outcome)
  }

  /** Whatever was asked for last, or else the frame on screen, is where the media is opened again. */
  #loseMedia(): void {
    this.#follower.isLost()
    this.#apply({ kind: 'lost' })
    this.#seeks.dispatch({ kind: 'media-lost' })
    const waits = this.#seeks.state()
    if (wishOf(this.#stage.state()) !== null || (waits.kind === 'closed' && waits.queued !== null)) return
    if (shownOf(this.#stage.state()) === null) this.seek(this.#frame, 'restore')
    else this.#sendAfterCanvas(this.#frame)
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
    const stage = this.#stage.state()
    const phase = phaseOf(this.#playback, stage)
    const targetFrame = wishOf(stage)?.request.target ?? null
    this.#tell({ phase, targetFrame, wantsToPlay: wantsToPlay(this.#playback) })
    this.#wait.update(isWaiting(phase, stage, this.#parts.clock.now()))
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
    return wordsOfWait({
      reach,
      reloading: this.#recovery.reloading(),
      media: this.#parts.port.snapshot(),
      stage: this.#stage.state(),
      decoderWait: this.#stage.wait(),
      awaited: wishOf(this.#stage.state())?.request.target ?? this.#frame,
      buffered: this.#buffered,
    })
  }
}
