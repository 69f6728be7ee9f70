import type { Frame } from '@/lib/time/frame'
import type { FrameSupply, Quality } from './frame-port'
import type { PrefetchUse, SeekOutcome, SeekRequest } from './seek-request'

/** A frame that stands on the canvas. */
export type Still = { readonly frame: Frame; readonly quality: Quality }

/** A frame that was asked for and is not there in full yet. */
export type Wish = {
  readonly request: SeekRequest
  /** The hand rests: the full frame is on its way. While it moves, small pictures do. */
  readonly isResting: boolean
  /** Who brings the full frame. */
  readonly from: 'decoder' | 'element'
  /** The element was sent there, and will tell what came of it. */
  readonly isSent: boolean
  /** When the first picture of the target was drawn; null before. */
  readonly shownAtMs: number | null
  readonly stallMs: number
  readonly prefetch: PrefetchUse
}

/**
 * What is on the stage. `shown` is what the canvas shows; null: the element is what is seen.
 *
 * `video`: the element alone. `still`: a frame stands on the canvas and nothing is asked for. `seeking`: a frame was asked
 * for. `gliding`: frames follow each other on the canvas, backwards, and nobody waits for a particular one.
 */
export type StageState =
  | { readonly kind: 'video' }
  | { readonly kind: 'still'; readonly shown: Still }
  | { readonly kind: 'seeking'; readonly wish: Wish; readonly shown: Still | null }
  | { readonly kind: 'gliding'; readonly shown: Still | null }

/** What decides who brings a frame. An element that is to play is sent there itself. */
export type StageMeans = { readonly supply: FrameSupply; readonly wantsToPlay: boolean }

export type StageEvent =
  | {
      readonly kind: 'requested'
      readonly request: SeekRequest
      readonly isResting: boolean
      readonly prefetch: PrefetchUse
      readonly means: StageMeans
    }
  | { readonly kind: 'rested'; readonly means: StageMeans }
  /** What can be decoded here changed, or a frame turned out not to be. */
  | { readonly kind: 'means-changed'; readonly means: StageMeans }
  | {
      readonly kind: 'drawn'
      readonly still: Still
      readonly atMs: number
      readonly stallMs: number
    }
  /** What the element made of the wish; `isDrawn`: the canvas shows the frame it landed on. */
  | { readonly kind: 'element-ended'; readonly outcome: SeekOutcome; readonly isDrawn: boolean }
  | { readonly kind: 'glide-began' }
  /** The element plays: the canvas is taken away. */
  | { readonly kind: 'video-shown' }

/** `show` asks the decoder, `send` the element. */
export type StageCommand =
  | { readonly kind: 'show'; readonly request: SeekRequest; readonly wants: 'scrub' | 'full' }
  | { readonly kind: 'send'; readonly request: SeekRequest }
  | { readonly kind: 'report'; readonly outcome: SeekOutcome }

export type StageStep = { readonly state: StageState; readonly commands: readonly StageCommand[] }

const step = (state: StageState, ...commands: StageCommand[]): StageStep => ({ state, commands })

/** What the canvas shows; null if it is not there. */
export const shownOf = (state: StageState): Still | null => (state.kind === 'video' ? null : state.shown)

/** The newest frame asked for that is not on screen in full; null if there is none. */
export const wishOf = (state: StageState): Wish | null => (state.kind === 'seeking' ? state.wish : null)

/** The next state of the stage, and what is to be done about it, in order. The newest wish wins. */
export function nextStage(state: StageState, event: StageEvent): StageStep {
  switch (event.kind) {
    case 'requested':
      return begin(state, event)
    case 'rested':
      return rest(state, event.means)
    case 'means-changed':
      return state.kind === 'seeking'
        ? ask({ ...state, wish: { ...state.wish, from: bringerOf(event.means) } }, event.means)
        : step(state)
    case 'drawn':
      return draw(state, event)
    case 'element-ended':
      return endByElement(state, event.outcome, event.isDrawn)
    case 'glide-began':
      return step({ kind: 'gliding', shown: shownOf(state) }, ...abandoned(state))
    case 'video-shown':
      return state.kind === 'seeking' ? step(state) : step({ kind: 'video' })
  }
}

function begin(state: StageState, event: Extract<StageEvent, { kind: 'requested' }>): StageStep {
  const { request, isResting, prefetch, means } = event
  const wish: Wish = {
    request,
    isResting,
    from: bringerOf(means),
    isSent: false,
    shownAtMs: shownOf(state)?.frame === request.target ? request.requestedAtMs : null,
    stallMs: 0,
    prefetch,
  }
  return ask({ wish, shown: shownOf(state) }, means, abandoned(state))
}

function rest(state: StageState, means: StageMeans): StageStep {
  if (state.kind !== 'seeking' || state.wish.isResting) return step(state)
  return ask({ ...state, wish: { ...state.wish, isResting: true, from: bringerOf(means) } }, means)
}

const bringerOf = ({ supply, wantsToPlay }: StageMeans): Wish['from'] =>
  supply.full && !wantsToPlay ? 'decoder' : 'element'

/** Asks for the wish: small pictures while the hand moves, else the full frame. */
function ask(
  { wish, shown }: { readonly wish: Wish; readonly shown: Still | null },
  { supply }: StageMeans,
  before: readonly StageCommand[] = [],
): StageStep {
  const { request, isResting, from } = wish
  const show = (wants: 'scrub' | 'full'): StageCommand => ({ kind: 'show', request, wants })
  const seeking = (isSent: boolean): StageState => ({ kind: 'seeking', wish: { ...wish, isSent }, shown })
  if (!isResting && supply.scrub) return step(seeking(wish.isSent), ...before, show('scrub'))
  if (from === 'decoder') return step(seeking(wish.isSent), ...before, show('full'))
  const pictures = supply.scrub ? [show('scrub')] : []
  return step(seeking(true), ...before, ...pictures, { kind: 'send', request })
}

/** What is told of a wish that a newer one replaces: a picture of it, however small, was the frame that was wanted. */
function abandoned(state: StageState): StageCommand[] {
  // What the element was sent to, it tells itself.
  if (state.kind !== 'seeking' || state.wish.isSent) return []
  const { request, shownAtMs, stallMs, prefetch } = state.wish
  const isShown = shownAtMs !== null
  const outcome: SeekOutcome = {
    request,
    landed: isShown ? request.target : null,
    scrubMs: isShown ? shownAtMs - request.requestedAtMs : null,
    latencyMs: null,
    stallMs,
    prefetch,
    error: isShown ? null : 'superseded',
  }
  return [{ kind: 'report', outcome }]
}

function draw(state: StageState, event: Extract<StageEvent, { kind: 'drawn' }>): StageStep {
  const { still, atMs, stallMs } = event
  if (state.kind !== 'seeking') return step({ kind: state.kind === 'gliding' ? 'gliding' : 'still', shown: still })
  const { wish } = state
  if (still.frame !== wish.request.target) return step({ ...state, shown: still })
  const shown: Wish = {
    ...wish,
    shownAtMs: wish.shownAtMs ?? atMs,
    stallMs: wish.stallMs + stallMs,
  }
  // A moving hand is not there yet, even when the picture is full; an element that is to play has to arrive.
  if (still.quality === 'scrub' || !wish.isResting || wish.from === 'element') {
    return step({ kind: 'seeking', wish: shown, shown: still })
  }
  return step({ kind: 'still', shown: still }, { kind: 'report', outcome: outcomeOf(shown, atMs) })
}

const outcomeOf = ({ request, shownAtMs, stallMs, prefetch }: Wish, atMs: number): SeekOutcome => ({
  request,
  landed: request.target,
  scrubMs: (shownAtMs ?? atMs) - request.requestedAtMs,
  latencyMs: atMs - request.requestedAtMs,
  stallMs,
  prefetch,
  error: null,
})

function endByElement(state: StageState, outcome: SeekOutcome, isDrawn: boolean): StageStep {
  const { landed } = outcome
  const shown: Still | null = isDrawn && landed !== null ? { frame: landed, quality: 'full' } : null
  if (state.kind !== 'seeking' || state.wish.request.id !== outcome.request.id) {
    const next = state.kind === 'seeking' && landed !== null ? { ...state, shown: shown ?? state.shown } : state
    return step(next, { kind: 'report', outcome })
  }
  const { request, shownAtMs, stallMs, prefetch } = state.wish
  const told: SeekOutcome = {
    ...outcome,
    scrubMs: shownAtMs === null ? outcome.scrubMs : shownAtMs - request.requestedAtMs,
    stallMs: stallMs + outcome.stallMs,
    prefetch,
  }
  if (landed === null) return step(state, { kind: 'report', outcome: told })
  return step(shown === null ? { kind: 'video' } : { kind: 'still', shown }, { kind: 'report', outcome: told })
}
