import type { BackwardPlay } from '@/lib/browser/media-element/backward-play'
import type { PlayerEngine } from '@/lib/browser/media-element/player-engine'
import { keyframeBeside } from '@/lib/frames/keyframe-beside'
import { NO_HINTS } from '@/lib/player/prefetch-situation'
import { MAXIMUM_RATE, MINIMUM_RATE, nextShuttleSpeed } from '@/lib/player/shuttle'
import { clampFrame, type Frame } from '@/lib/time/frame'
import type { PlayerActions, PlayerFacts, PlayerWishes } from './player-state'

/** What a player is told before anybody told it anything. */
export const NO_WISHES: PlayerWishes = { loop: null, prefetchHints: NO_HINTS }

/** The actions of a player. Whatever the user asks for ends a run backwards. */
export function createPlayerActions(parts: {
  readonly engine: PlayerEngine
  readonly backward: BackwardPlay
  readonly setRate: (rate: number) => void
  readonly get: () => PlayerFacts
  readonly wish: (wishes: Partial<PlayerWishes>) => void
}): PlayerActions {
  const { engine, backward, get } = parts

  const play = () => {
    backward.stop()
    engine.play()
  }
  const pause = () => {
    backward.stop()
    engine.pause()
  }
  const setRate = (rate: number) => parts.setRate(Math.min(Math.max(rate, MINIMUM_RATE), MAXIMUM_RATE))

  /** Steps from the frame that a pause leaves on screen. */
  const stepFrom = (targetOf: (from: Frame) => Frame) => {
    pause()
    const from = standsAt(get())
    const to = targetOf(from)
    if (to !== from) engine.seek(to, 'step')
  }

  return {
    play,
    pause,
    setRate,
    toggle: () => (get().wantsToPlay || get().backwardSpeed !== null ? pause() : play()),
    seekToFrame: (target, kind) => {
      backward.stop()
      engine.seek(clampFrame(target, get().frameCount), kind)
    },
    settle: () => engine.settle(),
    step: (delta) => stepFrom((from) => clampFrame(from + delta, get().frameCount)),
    stepKeyframe: (direction) => stepFrom((from) => keyframeBeside(get().index, from, direction) ?? from),
    shuttle: (direction) => {
      const speed = nextShuttleSpeed(speedOf(get()), direction)
      if (speed > 0) {
        setRate(speed)
        play()
      } else {
        pause()
        if (speed < 0) backward.start(standsAt(get()), -speed)
      }
    },
    setLoop: (loop) => parts.wish({ loop }),
    setPrefetchHints: (prefetchHints) => parts.wish({ prefetchHints }),
    retry: () => {
      backward.stop()
      engine.retry()
    },
  }
}

/** Where the player is, or is going. */
const standsAt = ({ targetFrame, frame }: PlayerFacts): Frame => targetFrame ?? frame

/** Times normal speed, as J and L see it: negative backwards, 0 standing. */
function speedOf({ backwardSpeed, wantsToPlay, rate }: PlayerFacts): number {
  if (backwardSpeed !== null) return -backwardSpeed
  return wantsToPlay ? rate : 0
}
