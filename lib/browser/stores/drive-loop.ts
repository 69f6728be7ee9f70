import { type LoopSituation, nextInLoop } from '@/lib/player/loop'
import type { PlayerState, PlayerStore } from './player-state'

/** What a decision depends on and may change while the player is open. */
const DECIDING = ['frame', 'targetFrame', 'loop', 'wantsToPlay', 'backwardSpeed', 'rate'] as const

/**
 * Keeps `player` inside its loop while it plays, until the returned function is called.
 *
 * What the player tells is looked at when it has told all of it, in a microtask, so before anything else is painted: a
 * frame and the seek that it ends are told one after the other.
 */
export function driveLoop(player: PlayerStore): () => void {
  let isDue = false
  let hasStopped = false
  const look = () => {
    isDue = false
    if (!hasStopped) keepInside(player.getState())
  }
  const arrange = () => {
    if (!isDue) queueMicrotask(look)
    isDue = true
  }
  arrange()
  const unsubscribe = player.subscribe((state, before) => {
    if (DECIDING.some((fact) => state[fact] !== before[fact])) arrange()
  })
  return () => {
    hasStopped = true
    unsubscribe()
  }
}

function keepInside(state: PlayerState): void {
  const { index, loop, frame: shown, targetFrame: target, rate } = state
  const step = nextInLoop({ index, loop, shown, target, rate, motion: motionOf(state) })
  if (step.kind === 'stay') return
  if (step.kind === 'stand') state.pause()
  if (step.to !== shown) state.seekToFrame(step.to, 'jump')
}

function motionOf({ backwardSpeed, wantsToPlay }: PlayerState): LoopSituation['motion'] {
  if (backwardSpeed !== null) return 'backward'
  return wantsToPlay ? 'on' : 'standing'
}
