import type { Clock } from '@/lib/player/clock'
import {
  type FrameEvent,
  type FrameHoldings,
  type FramePort,
  type FrameSupply,
  type FrameWait,
  NO_FRAMES,
  type Travel,
} from '@/lib/player/frame-port'
import type { CapturedFrame } from '@/lib/player/media-port'
import type { Painter } from '@/lib/player/painter'
import type { SeekOutcome, SeekRequest } from '@/lib/player/seek-request'
import {
  nextStage,
  type StageCommand,
  type StageEvent,
  type StageMeans,
  type StageState,
  type Still,
  shownOf,
  wishOf,
} from '@/lib/player/stage-machine'
import type { Frame } from '@/lib/time/frame'
import type { Foresight } from './foresight'

/** A dragging hand rests when it has not moved for so long. */
const REST_AFTER_MS = 90

/** The same where it has not been shown what it points at: pictures may be slow to come. */
const UNSEEN_REST_AFTER_MS = 500

/** A decoder that has not said anything of a wish for so long will not: the element is sent there instead. */
const SILENCE_MS = 5000

/** How long a picture of a run backwards may take before a later one is asked for. */
const GLIDE_PATIENCE_MS = 300

const NO_DECODER = 'This browser cannot decode single frames.'

export type StageParts = {
  /** Null where this browser cannot decode single frames. */
  readonly frames: FramePort | null
  /** Decodes ahead; null where `frames` is. */
  readonly foresight: Foresight | null
  readonly painter: Painter
  readonly clock: Clock
  readonly wantsToPlay: () => boolean
  /** Sends the media element to the request's frame; what comes of it is told by `elementEnded`. */
  readonly send: (request: SeekRequest) => void
  readonly onReported: (outcome: SeekOutcome) => void
  /** The state, what is shown or what is waited for changed. */
  readonly onChanged: () => void
}

/** Runs the stage machine on a decoder of single frames, a canvas and the media element. */
export class StageDriver {
  readonly #parts: StageParts
  #state: StageState = { kind: 'video' }
  #supply: FrameSupply
  #seq = 0
  /** The newest ask, and of which ask the picture on the canvas is; null while the canvas is away. */
  #asked = { seq: 0, atMs: 0 }
  #drawnSeq: number | null = null
  #told: string | null = null
  #wait: FrameWait | null = null
  #holdings: FrameHoldings | null = null
  #cancelRest = () => {}
  #cancelSilence = () => {}

  constructor(parts: StageParts) {
    this.#parts = parts
    this.#supply = parts.frames === null ? { ...NO_FRAMES, reason: NO_DECODER } : NO_FRAMES
    parts.frames?.subscribe((event) => this.#onFrame(event))
  }

  state(): StageState {
    return this.#state
  }

  supply(): FrameSupply {
    return this.#supply
  }

  /** What the decoder waits for; null when for nothing that anybody can help. */
  wait(): FrameWait | null {
    return this.#wait
  }

  /** What the decoder keeps; null while there is none. */
  holdings(): FrameHoldings | null {
    return this.#holdings
  }

  /** Small pictures can be had for a moving hand. */
  #hasPictures(): boolean {
    return this.#supply.scrub || this.#supply.full
  }

  request(request: SeekRequest): void {
    const isForeseen = this.#hasPictures() && request.from !== request.target
    const prefetch = isForeseen ? (this.#parts.foresight?.moved(request) ?? 'none') : 'none'
    const isResting = request.kind !== 'scrub' || !this.#hasPictures()
    this.#cancelRest()
    this.#wait = null
    this.#dispatch({ kind: 'requested', request, isResting, prefetch, means: this.#means() })
    this.#awaitRest()
  }

  /** The hand rests: what it points at is wanted in full. */
  settle(): void {
    this.#cancelRest()
    this.#dispatch({ kind: 'rested', means: this.#means() })
  }

  /** `capture` takes the picture that the element shows, if it is that of the frame it landed on. */
  elementEnded(outcome: SeekOutcome, capture: (landed: Frame) => CapturedFrame | null): void {
    if (this.#told === outcome.request.id) return
    // Where small pictures are shown to a moving hand, those of the element come too late.
    const isWanted = wishOf(this.#state)?.request.id === outcome.request.id || !this.#hasPictures()
    const captured = isWanted && outcome.landed !== null ? capture(outcome.landed) : null
    if (captured !== null && outcome.landed !== null) {
      this.#paint(captured.picture, { frame: outcome.landed, quality: 'full' }, this.#asked.seq)
    }
    this.#dispatch({ kind: 'element-ended', outcome, isDrawn: captured !== null })
  }

  /** What the element stands still at is shown by the canvas, too. */
  still(captured: CapturedFrame, frame: Frame): void {
    const still: Still = { frame, quality: 'full' }
    this.#seq += 1
    this.#paint(captured.picture, still, this.#seq)
    this.#dispatch({ kind: 'drawn', still, atMs: this.#parts.clock.now(), stallMs: 0 })
  }

  videoShown(): void {
    this.#dispatch({ kind: 'video-shown' })
  }

  /** One picture of a run backwards, if none is on its way. */
  glide(frame: Frame): 'asked' | 'busy' | 'cannot' {
    if (this.#parts.frames === null || !this.#hasPictures()) return 'cannot'
    const isFirst = this.#state.kind !== 'gliding'
    if (isFirst) this.#dispatch({ kind: 'glide-began' })
    else if (this.#isAwaited()) return 'busy'
    this.#ask(frame, 'best', -1)
    return 'asked'
  }

  /** The picture asked for last is still on its way; one that does not come is given up. */
  #isAwaited(): boolean {
    const isDrawn = this.#drawnSeq !== null && this.#drawnSeq >= this.#asked.seq
    return !isDrawn && this.#parts.clock.now() - this.#asked.atMs < GLIDE_PATIENCE_MS
  }

  dispose(): void {
    this.#cancelRest()
    this.#cancelSilence()
    this.#parts.foresight?.dispose()
    this.#parts.frames?.dispose()
  }

  #means(): StageMeans {
    return { supply: this.#supply, wantsToPlay: this.#parts.wantsToPlay() }
  }

  #dispatch(event: StageEvent): void {
    const step = nextStage(this.#state, event)
    this.#state = step.state
    for (const command of step.commands) this.#run(command)
    if (this.#state.kind === 'video') this.#uncover()
    this.#plan()
    this.#parts.onChanged()
  }

  /** What is decoded ahead follows from what is on the stage. */
  #plan(): void {
    const state = this.#state
    if (state.kind === 'still' && this.#hasPictures()) this.#parts.foresight?.rested(state.shown.frame)
    else if (state.kind === 'video' || state.kind === 'gliding') this.#parts.foresight?.stopped()
  }

  #uncover(): void {
    this.#drawnSeq = null
    this.#parts.painter.hide()
  }

  #run(command: StageCommand): void {
    switch (command.kind) {
      case 'show': {
        const { target, from, kind } = command.request
        this.#ask(target, command.wants, travelOf(kind, from, target))
        break
      }
      case 'send':
        this.#parts.send(command.request)
        break
      case 'report':
        this.#told = command.outcome.request.id
        this.#parts.onReported(command.outcome)
        break
    }
  }

  #ask(frame: Frame, wants: 'scrub' | 'full' | 'best', travel: Travel): void {
    this.#seq += 1
    this.#asked = { seq: this.#seq, atMs: this.#parts.clock.now() }
    this.#parts.frames?.show({ seq: this.#seq, frame, wants, travel })
    this.#breakSilence()
  }

  /** Waits for a word of the decoder, anew. */
  #breakSilence(): void {
    this.#cancelSilence()
    if (wishOf(this.#state)?.from === 'decoder') {
      this.#cancelSilence = this.#parts.clock.after(SILENCE_MS, () => this.#sendElement())
    }
  }

  /** What the decoder does not bring, the element does. */
  #sendElement(): void {
    if (wishOf(this.#state) === null) return
    this.#dispatch({ kind: 'means-changed', means: { ...this.#means(), supply: NO_FRAMES } })
  }

  #onFrame(event: FrameEvent): void {
    switch (event.kind) {
      case 'picture':
        this.#onPicture(event)
        break
      case 'supply':
        this.#supply = event.supply
        this.#dispatch({ kind: 'means-changed', means: this.#means() })
        break
      case 'missed':
        // The element is sent there instead.
        if (event.seq === this.#asked.seq) this.#sendElement()
        break
      case 'waiting':
        this.#breakSilence()
        if (event.seq !== this.#asked.seq || event.cause === this.#wait) return
        this.#wait = event.cause
        this.#parts.onChanged()
        break
      case 'foreseen':
        this.#parts.foresight?.fetched(event.frame, event.span)
        this.#parts.onChanged()
        break
      case 'holdings':
        this.#holdings = event.holdings
        this.#parts.onChanged()
        break
    }
  }

  #onPicture({ seq, frame, quality, picture, stallMs }: Extract<FrameEvent, { kind: 'picture' }>): void {
    const still: Still = { frame, quality }
    if (!this.#isWanted(seq, still)) {
      picture.close()
      this.#awaitRest()
      return
    }
    this.#wait = null
    this.#paint(picture, still, seq)
    this.#dispatch({ kind: 'drawn', still, atMs: this.#parts.clock.now(), stallMs })
    this.#awaitRest()
  }

  /** A hand that has been shown what it points at, and does not move on, rests. */
  #awaitRest(): void {
    this.#cancelRest()
    const wish = wishOf(this.#state)
    if (wish === null || wish.isResting) return
    const afterMs = wish.shownAtMs === null ? UNSEEN_REST_AFTER_MS : REST_AFTER_MS
    this.#cancelRest = this.#parts.clock.after(afterMs, () => this.settle())
  }

  /** A picture is out of date when the hand let go of it, when a newer one is shown, or a better one of the same. */
  #isWanted(seq: number, { frame, quality }: Still): boolean {
    const state = this.#state
    if (state.kind === 'video') return false
    if (this.#drawnSeq !== null && seq < this.#drawnSeq) return false
    const shown = shownOf(state)
    if (shown?.frame === frame && shown.quality === 'full' && quality === 'scrub') return false
    if (seq === this.#asked.seq) return state.kind !== 'still' || frame === shown?.frame
    return state.kind === 'gliding' || (state.kind === 'seeking' && !state.wish.isResting)
  }

  #paint(picture: CapturedFrame['picture'], still: Still, seq: number): void {
    this.#parts.painter.draw(picture, still)
    this.#drawnSeq = seq
  }
}

const travelOf = (kind: SeekRequest['kind'], from: Frame, target: Frame): Travel => {
  if (kind !== 'step' || from === target) return 0
  return target < from ? -1 : 1
}
