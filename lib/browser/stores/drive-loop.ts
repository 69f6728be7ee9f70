import { timeOf } from '@/lib/frames/frame-index'
import { type LoopSituation, nextInLoop, reachOf, withDistance } from '@/lib/player/loop'
import type { PlayerState, PlayerStore } from './player-state'

/** What a decision depends on and may change while the player is open. */
const DECIDING = ['frame', 'targetFrame', 'loop', 'wantsToPlay', 'backwardSpeed'] as const

/**
 * Keeps `player` inside its loop while it plays, until the returned function is called.
 *
 * What the player tells is looked at when it has told all of it, in a microtask, so before anything else is painted: a
 * frame and the seek that it ends are told one after the other.
 */
export function driveLoop(player: PlayerStore): () => void {
  let isDue = false
  let hasStopped = false
  let distances: readonly number[] = []
  const look = () => {
    isDue = false
    if (!hasStopped) keepInside(player.getState(), reachOf(distances))
  }
  const arrange = () => {
    if (!isDue) queueMicrotask(look)
    isDue = true
  }
  arrange()
  const unsubscribe = player.subscribe((state, before) => {
    if (state.rate !== before.rate || state.loop !== before.loop) distances = []
    if (hasPlayedOn(state, before)) distances = withDistance(distances, state.frame - before.frame)
    if (DECIDING.some((fact) => state[fact] !== before[fact])) arrange()
  })
  return () => {
    hasStopped = true
    unsubscribe()
  }
}

function keepInside(state: PlayerState, reach: number): void {
  const { index, loop, frame: shown, targetFrame: target } = state
  const step = nextInLoop({ index, loop, shown, target, reach, motion: motionOf(state) })
  if (step.kind === 'stay') return
  if (step.kind === 'stand') state.pause()
  // The seek under way is finished before the one that waits begins, and nothing plays in between.
  else if (step.over !== null) state.seekToFrame(step.over, 'jump')
  if (step.to !== shown) state.seekToFrame(step.to, 'jump')
}

const hasPlayedOn = (state: PlayerState, before: PlayerState): boolean =>
  state.frame > before.frame &&
  state.wantsToPlay &&
  state.targetFrame === null &&
  before.targetFrame === null &&
  // A page that was hidden is told of a frame far on: that says nothing of how often it is told.
  timeOf(state.index, state.frame) - timeOf(state.index, before.frame) <= state.rate

function motionOf({ backwardSpeed, wantsToPlay }: PlayerState): LoopSituation['motion'] {
  if (backwardSpeed !== null) return 'backward'
  return wantsToPlay ? 'on' : 'standing'
}
