import type { Frame } from '@/lib/time/frame'
import type { PrefetchReason } from './foresee'

/** Frames `first` to `last`, both included: what became available together. */
export type FetchedFrames = { readonly first: Frame; readonly last: Frame }

/** A target that was fetched before anybody asked for it, and all that came with it. */
export type Prediction = { readonly target: Frame; readonly reason: PrefetchReason; readonly frames: FetchedFrames }

/**
 * How well seeks are foreseen. `live` are predictions whose frames are still held, oldest first.
 *
 * `made` counts predictions and `used` those of them that a seek came to at least once; `hits` and `misses` count seeks.
 */
export type PredictionLog = {
  readonly live: readonly (Prediction & { readonly isUsed: boolean })[]
  readonly made: number
  readonly used: number
  readonly hits: number
  readonly misses: number
}

export const EMPTY_PREDICTION_LOG: PredictionLog = { live: [], made: 0, used: 0, hits: 0, misses: 0 }

/** How many predictions are remembered; the oldest expire first. */
export const LIVE_PREDICTIONS = 64

/** `log` after `prediction` was fetched. What lies inside a live one was here already and is no prediction. */
export function recordPrediction(log: PredictionLog, prediction: Prediction): PredictionLog {
  const { first, last } = prediction.frames
  if (log.live.some(({ frames }) => frames.first <= first && last <= frames.last)) return log
  const live = [...log.live, { ...prediction, isUsed: false }].slice(-LIVE_PREDICTIONS)
  return { ...log, live, made: log.made + 1 }
}

/** `log` after a seek to `target`, and whether it had been foreseen. Every live prediction that has the frame is used. */
export function recordSeek(
  log: PredictionLog,
  target: Frame,
): { readonly log: PredictionLog; readonly use: 'hit' | 'miss' } {
  const has = ({ frames }: Prediction) => frames.first <= target && target <= frames.last
  const fresh = log.live.filter((prediction) => has(prediction) && !prediction.isUsed).length
  if (!log.live.some(has)) return { log: { ...log, misses: log.misses + 1 }, use: 'miss' }
  const live = log.live.map((prediction) => (has(prediction) ? { ...prediction, isUsed: true } : prediction))
  return { log: { ...log, live, used: log.used + fresh, hits: log.hits + 1 }, use: 'hit' }
}

/** `log` after `frames` were let go of. A prediction that lost some of its frames is no longer held to them. */
export function recordEviction(log: PredictionLog, { first, last }: FetchedFrames): PredictionLog {
  const live = log.live.filter(({ frames }) => frames.last < first || last < frames.first)
  return live.length === log.live.length ? log : { ...log, live }
}

/** The share of seeks that had been foreseen, 0-1; null while there are none. */
export function hitRate({ hits, misses }: Pick<PredictionLog, 'hits' | 'misses'>): number | null {
  const seeks = hits + misses
  return seeks === 0 ? null : hits / seeks
}
