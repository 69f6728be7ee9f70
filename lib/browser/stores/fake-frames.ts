import type { Clock } from '@/lib/player/clock'
import type {
  AskForStrip,
  FrameAsk,
  FrameEvent,
  FramePort,
  FrameSupply,
  Picture,
  StripAsk,
  StripEvent,
  Travel,
} from '@/lib/player/frame-port'
import type { Painter } from '@/lib/player/painter'
import type { Frame } from '@/lib/time/frame'

const SCRUB_MS = 4
const FULL_MS = 60

/**
 * A decoder on a fake clock: small pictures after 4 ms, full ones after 60 ms, or at once if they are `cached`. Counts
 * the pictures that nobody has closed yet.
 */
export class FakeFrames implements FramePort {
  readonly asks: FrameAsk[] = []
  readonly rests: [Frame, Travel][] = []
  readonly guesses: (readonly Frame[])[] = []
  readonly cached = new Set<number>()
  hushes = 0
  openPictures = 0
  /** Frames that do not decode. */
  readonly broken = new Set<number>()
  /** Frames that nothing is told of. */
  readonly silent = new Set<number>()
  readonly #clock: Clock
  readonly #listeners = new Set<(event: FrameEvent) => void>()
  #cancel = () => {}

  constructor(clock: Clock) {
    this.#clock = clock
  }

  emit(event: FrameEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  supply(changes: Partial<FrameSupply> = {}): void {
    this.emit({ kind: 'supply', supply: { scrub: true, full: true, reason: null, ...changes } })
  }

  show = (ask: FrameAsk): void => {
    this.asks.push(ask)
    this.#cancel()
    if (this.silent.has(ask.frame)) return
    if (this.cached.has(ask.frame)) {
      this.#cancel = this.#clock.after(0, () => this.#tell(ask, 'full'))
      return
    }
    this.#cancel = this.#clock.after(SCRUB_MS, () => {
      this.#tell(ask, 'scrub')
      if (ask.wants === 'full') this.#cancel = this.#clock.after(FULL_MS - SCRUB_MS, () => this.#tell(ask, 'full'))
    })
  }

  rest = (at: Frame, travel: Travel): void => void this.rests.push([at, travel])
  foresee = (frames: readonly Frame[]): void => void this.guesses.push(frames)
  hush = (): void => {
    this.hushes += 1
  }
  readonly strips: StripAsk[] = []
  #onStrip: ((event: StripEvent) => void) | null = null
  strip: AskForStrip = (ask, listener) => {
    this.strips.push(ask)
    this.#onStrip = listener
    return () => {
      if (this.#onStrip === listener) this.#onStrip = null
    }
  }
  /** Has a picture of the strip come; it is closed if nobody waits for it. */
  tellStrip(at: Frame, quality: 'scrub' | 'full'): void {
    const picture = this.#picture()
    if (this.#onStrip === null) picture.close()
    else this.#onStrip({ kind: 'picture', frame: at, quality, picture })
  }
  setBudget = (): void => {}
  subscribe = (listener: (event: FrameEvent) => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
  dispose = (): void => this.#cancel()

  #tell({ seq, frame }: FrameAsk, quality: 'scrub' | 'full'): void {
    if (this.broken.has(frame) && quality === 'full') {
      this.emit({ kind: 'missed', seq, reason: 'it is broken' })
      return
    }
    this.emit({ kind: 'picture', seq, frame, quality, picture: this.#picture(), stallMs: 0 })
  }

  #picture(): Picture {
    this.openPictures += 1
    return {
      close: () => {
        this.openPictures -= 1
      },
    }
  }
}

/** Writes down what is drawn: `12 scrub`, `12 full`, `hidden`. */
export function createFakePainter(): Painter & { readonly drawn: string[] } {
  const drawn: string[] = []
  return {
    drawn,
    draw: (picture, { frame, quality }) => {
      picture.close()
      drawn.push(`${frame} ${quality}`)
    },
    hide: () => {
      if (drawn.at(-1) !== 'hidden') drawn.push('hidden')
    },
  }
}

/** The parts of a player that has nothing but its media. */
export const withoutDecoder = () => ({
  frames: null,
  painter: createFakePainter(),
  mayForesee: () => ({ isOn: true, savesData: false }),
})
