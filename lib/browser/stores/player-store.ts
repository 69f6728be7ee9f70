import { createStore } from 'zustand/vanilla'
import { createBackwardPlay } from '@/lib/browser/media-element/backward-play'
import { PlayerEngine } from '@/lib/browser/media-element/player-engine'
import type { PlayerParts } from '@/lib/browser/media-element/player-parts'
import type { Forethought } from '@/lib/browser/stage/foresight'
import { NO_FRAMES } from '@/lib/player/frame-port'
import { EMPTY_PREDICTION_LOG } from '@/lib/player/prediction-log'
import type { SeekOutcome } from '@/lib/player/seek-request'
import { createPlayerActions, NO_WISHES } from './player-actions'
import type { FrameListener, PlayerFacts, PlayerState, PlayerStore } from './player-state'

/** How many ended seeks are kept for measurements. */
const KEPT_SEEKS = 200

/** `mayForesee`: whether frames may be fetched before they are asked for, as things are now. */
export type StoreParts = Omit<PlayerParts, 'forethought'> & {
  readonly mayForesee: () => Omit<Forethought, 'hints'>
}

/** The player of one video, opening it at once. Whoever created it disposes it. */
export function createPlayerStore(parts: StoreParts): PlayerStore {
  const engine = new PlayerEngine(
    {
      ...parts,
      forethought: () => ({ ...parts.mayForesee(), hints: store.getState().prefetchHints }),
      onSeekEnded: (outcome) => {
        store.setState(({ seeks }) => ({ seeks: withNewest(seeks, outcome) }))
        parts.onSeekEnded?.(outcome)
      },
    },
    (facts) => store.setState(facts),
  )
  const backward = createBackwardPlay({
    clock: parts.clock,
    index: parts.index,
    glide: (to) => engine.glide(to),
    endGlide: (at) => engine.endGlide(at),
    isFree: () => store.getState().targetFrame === null,
    seek: (to) => engine.seek(to, 'scrub'),
    onSpeedChange: (backwardSpeed) => store.setState({ backwardSpeed }),
  })
  const store = createStore<PlayerState>()((set, get) => ({
    ...initialFacts(parts),
    ...NO_WISHES,
    ...createPlayerActions({ engine, backward, setRate: (rate) => applyRate(rate), get, wish: set }),
  }))
  const applyRate = (rate: number) => {
    parts.port.setRate(rate)
    store.setState({ rate })
  }
  engine.open()

  return Object.assign(store, {
    subscribeFrame: (listener: FrameListener) => subscribeFrame(store, listener),
    dispose: () => {
      backward.stop()
      engine.dispose()
    },
  })
}

const initialFacts = ({ index, startFrame }: StoreParts): PlayerFacts => ({
  phase: 'idle',
  index,
  frameCount: index.frameCount,
  frame: startFrame,
  targetFrame: null,
  wantsToPlay: false,
  rate: 1,
  backwardSpeed: null,
  buffered: [],
  wait: null,
  failure: null,
  seeks: [],
  decoded: null,
  supply: NO_FRAMES,
  holdings: null,
  predictions: EMPTY_PREDICTION_LOG,
})

const withNewest = (seeks: readonly SeekOutcome[], newest: SeekOutcome): readonly SeekOutcome[] => [
  ...seeks.slice(-(KEPT_SEEKS - 1)),
  newest,
]

function subscribeFrame(store: Pick<PlayerStore, 'getState' | 'subscribe'>, listener: FrameListener): () => void {
  const { frame, targetFrame } = store.getState()
  listener(frame, targetFrame)
  return store.subscribe((state, before) => {
    if (state.frame !== before.frame || state.targetFrame !== before.targetFrame) {
      listener(state.frame, state.targetFrame)
    }
  })
}
