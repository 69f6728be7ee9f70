import type { StageState } from './stage-machine'

/** What the user asked for last. */
export type Intent = 'play' | 'pause'

/**
 * Where playback stands.
 *
 * `isHeld`: a seek is under way. The media stands still meanwhile, also when the user wants to play, because only
 * standing media can be proved to show the frame that was asked for. `isStarved`: it ran out of data.
 */
export type PlaybackState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'opening'; readonly wants: Intent }
  | { readonly kind: 'open'; readonly wants: Intent; readonly isHeld: boolean; readonly isStarved: boolean }
  | { readonly kind: 'failed' }

export type PlaybackEvent =
  | { readonly kind: 'load-asked' }
  | { readonly kind: 'opened'; readonly isHeld: boolean }
  /** `isAtEnd`: the last frame is on screen and nothing else was asked for. */
  | { readonly kind: 'play-asked'; readonly isAtEnd: boolean }
  | { readonly kind: 'pause-asked' }
  | { readonly kind: 'seek-began' }
  /** `isAtEnd`: it led to the last frame. */
  | { readonly kind: 'seek-settled'; readonly isAtEnd: boolean }
  | { readonly kind: 'played' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'starved' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'play-refused' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'given-up' }

/** `rewind` seeks to the first frame. */
export type PlaybackCommand = 'play' | 'pause' | 'rewind'

export type PlaybackStep = { readonly state: PlaybackState; readonly commands: readonly PlaybackCommand[] }

const step = (state: PlaybackState, ...commands: PlaybackCommand[]): PlaybackStep => ({ state, commands })

export const wantsToPlay = (state: PlaybackState): boolean =>
  (state.kind === 'opening' || state.kind === 'open') && state.wants === 'play'

/** The next state of playback, and what is to be done about it, in order. */
export function nextPlayback(state: PlaybackState, event: PlaybackEvent): PlaybackStep {
  const wants: Intent = wantsToPlay(state) ? 'play' : 'pause'
  if (event.kind === 'load-asked' || event.kind === 'lost') return step({ kind: 'opening', wants })
  if (event.kind === 'given-up') return step({ kind: 'failed' })
  switch (state.kind) {
    case 'idle':
    case 'failed':
      return step(state)
    case 'opening':
      return whileOpening(state, event)
    case 'open':
      return whileOpen(state, event)
  }
}

function whileOpening(state: Extract<PlaybackState, { kind: 'opening' }>, event: PlaybackEvent): PlaybackStep {
  switch (event.kind) {
    case 'play-asked':
      return step({ kind: 'opening', wants: 'play' })
    case 'pause-asked':
      return step({ kind: 'opening', wants: 'pause' })
    case 'opened': {
      const open = { kind: 'open', wants: state.wants, isHeld: event.isHeld, isStarved: false } as const
      return state.wants === 'play' && !event.isHeld ? step(open, 'play') : step(open)
    }
    default:
      return step(state)
  }
}

function whileOpen(state: Extract<PlaybackState, { kind: 'open' }>, event: PlaybackEvent): PlaybackStep {
  switch (event.kind) {
    case 'play-asked': {
      const playing = { ...state, wants: 'play' } as const
      if (event.isAtEnd) return step(playing, 'rewind')
      return state.isHeld ? step(playing) : step(playing, 'play')
    }
    case 'pause-asked':
      return step({ ...state, wants: 'pause', isStarved: false }, 'pause')
    case 'seek-began':
      return step({ ...state, isHeld: true, isStarved: false }, 'pause')
    case 'seek-settled':
      // Media that is told to play at its end begins anew (HTML, 4.8.11.8): what was sent to the last frame stays there.
      return state.wants === 'play' && !event.isAtEnd
        ? step({ ...state, isHeld: false }, 'play')
        : step({ ...state, isHeld: false, wants: 'pause' })
    case 'played':
      // Also when the browser's own controls or a media key started it.
      return state.isHeld ? step(state) : step({ ...state, wants: 'play', isStarved: false })
    case 'paused':
      return state.isHeld ? step(state) : step({ ...state, wants: 'pause', isStarved: false })
    case 'starved':
      return step({ ...state, isStarved: !state.isHeld && state.wants === 'play' })
    case 'ended':
      // What ended before a seek began does not end what the seek leads to.
      return state.isHeld ? step(state) : step({ ...state, wants: 'pause', isStarved: false }, 'pause')
    case 'play-refused':
      return step({ ...state, wants: 'pause', isStarved: false })
    default:
      return step(state)
  }
}

/** What the player is doing, as `data-state` says it. */
export type PlayerPhase = 'idle' | 'loading' | 'buffering' | 'playing' | 'paused' | 'seeking' | 'failed'

/** The phase that playback and the stage make together. Coming back to a place after opening is still loading. */
export function phaseOf(playback: PlaybackState, stage: StageState): PlayerPhase {
  switch (playback.kind) {
    case 'idle':
    case 'failed':
      return playback.kind
    case 'opening':
      return 'loading'
    case 'open':
      if (stage.kind === 'seeking') return stage.wish.request.kind === 'restore' ? 'loading' : 'seeking'
      if (stage.kind === 'gliding') return 'playing'
      if (playback.wants === 'pause') return 'paused'
      if (playback.isHeld) return 'seeking'
      return playback.isStarved ? 'buffering' : 'playing'
  }
}
