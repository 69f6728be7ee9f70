import { type Spread, spreadOf } from '@/bench/library/spread'
import { median } from '@/bench/load/work'
import { FRAME_RATE } from './long-videos'
import { isRight, latencySpread, type Sample, type Seen } from './samples'
import type { Drag, Run, Seeking } from './seeking'

/** What the measurements of one contestant with one video come to. Times in milliseconds. */
export type Figures = {
  readonly scrub: Spread
  readonly full: Spread
  readonly coldStep: Spread
  readonly cachedStep: Spread
  /** Different frames seen of a drag: in the middle one, and in the worst. */
  readonly dragShown: { readonly median: number; readonly least: number }
  readonly reverse: Reverse
  /** Pictures that carry another number than the page says, of all that were looked at. */
  readonly wrong: { readonly count: number; readonly of: number }
  /** Inputs whose picture never came. */
  readonly missed: number
}

/** A run backwards: frames seen of a second of video (all would be 25), true pace being 1, and the lag behind it. */
export type Reverse = { readonly framesPerSecond: number; readonly pace: number; readonly lagMs: Spread }

export function figuresOf({ scrub, full, coldSteps, cachedSteps, drags, runs }: Seeking): Figures {
  const samples = [...scrub, ...full, ...coldSteps, ...cachedSteps]
  const seen = [...samples.flatMap(seenBy), ...drags.flatMap((drag) => drag.seen), ...runs.flatMap((run) => run.seen)]
  const shown = drags.map(shownOf)
  return {
    scrub: latencySpread(scrub),
    full: latencySpread(full),
    coldStep: latencySpread(coldSteps),
    cachedStep: latencySpread(cachedSteps),
    dragShown: { median: median(shown), least: Math.min(...shown) },
    reverse: reverseOf(runs),
    wrong: { count: seen.filter((each) => !isRight(each)).length, of: seen.length },
    missed: samples.filter(({ ms }) => ms === null).length,
  }
}

const seenBy = ({ seen }: Sample): Seen[] => (seen === null ? [] : [seen])

function shownOf({ asked, seen }: Drag): number {
  const wanted = new Set(asked)
  return new Set(seen.map(({ frame }) => frame).filter((frame) => wanted.has(frame))).size
}

function reverseOf(runs: readonly Run[]): Reverse {
  const lags: number[] = []
  let [shown, travelled, ideal] = [0, 0, 0]
  for (const { from, start, ms, seen } of runs) {
    const moves = seen.filter(({ frame }) => frame < start)
    shown += moves.length
    travelled += start - (moves.at(-1)?.frame ?? start)
    ideal += (ms / 1000) * FRAME_RATE
    // Right before a picture changes it has been behind for longest.
    for (const [i, { at }] of moves.entries()) {
      const before = i === 0 ? start : (moves[i - 1]?.frame ?? start)
      lags.push(at - from - ((start - before) / FRAME_RATE) * 1000)
    }
  }
  return { framesPerSecond: (shown / travelled) * FRAME_RATE, pace: travelled / ideal, lagMs: spreadOf(lags) }
}
