import type { Frame } from '@/lib/time/frame'

/** What of the player is said aloud. `backwardSpeed` is null while it does not run backwards. */
export type PlaybackFacts = {
  readonly wantsToPlay: boolean
  readonly rate: number
  readonly backwardSpeed: number | null
  readonly frame: Frame
  readonly targetFrame: Frame | null
}

/** Whether frames go by of themselves, so that none is worth naming. */
export const isRunning = ({ wantsToPlay, backwardSpeed }: PlaybackFacts): boolean =>
  wantsToPlay || backwardSpeed !== null

/** What the player does, or where it stands, for whoever does not see it. */
export function playbackWords(facts: PlaybackFacts): string {
  if (facts.backwardSpeed !== null) return `Playing backwards at ${facts.backwardSpeed} times the speed`
  if (facts.wantsToPlay) return facts.rate === 1 ? 'Playing' : `Playing at ${facts.rate} times the speed`
  return `Frame ${facts.targetFrame ?? facts.frame}`
}
