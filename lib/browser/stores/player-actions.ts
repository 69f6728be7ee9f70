import type { BackwardPlay } from '@/lib/browser/media-element/backward-play'
import type { PlayerEngine } from '@/lib/browser/media-element/player-engine'
import { MAXIMUM_RATE, MINIMUM_RATE, nextShuttleSpeed } from '@/lib/player/shuttle'
import { clampFrame } from '@/lib/time/frame'
import type { PlayerActions, PlayerFacts } from './player-state'

/** The actions of a player. Whatever the user asks for ends a run backwards. */
export function createPlayerActions(parts: {
  readonly engine: PlayerEngine
  readonly backward: BackwardPlay
  readonly setRate: (rate: number) => void
  readonly get: () => PlayerFacts
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
    step: (delta) => {
      pause()
      const from = get().targetFrame ?? get().frame
      const to = clampFrame(from + delta, get().frameCount)
      if (to !== from) engine.seek(to, 'step')
    },
    shuttle: (direction) => {
      const speed = nextShuttleSpeed(speedOf(get()), direction)
      if (speed > 0) {
        setRate(speed)
        play()
      } else {
        pause()
        if (speed < 0) backward.start(get().targetFrame ?? get().frame, -speed)
      }
    },
    retry: () => {
      backward.stop()
      engine.retry()
    },
  }
}

/** Times normal speed, as J and L see it: negative backwards, 0 standing. */
function speedOf({ backwardSpeed, wantsToPlay, rate }: PlayerFacts): number {
  if (backwardSpeed !== null) return -backwardSpeed
  return wantsToPlay ? rate : 0
}
