import type { SeekEventRecord } from './seek-schema'

/** The most events kept while the server cannot be reached; then the oldest go. */
export const SEEK_LOG_LIMIT = 1000

/** Events that the server has not confirmed yet, oldest first. `dropped` counts those that went for want of room. */
export type SeekLog = { readonly waiting: readonly SeekEventRecord[]; readonly dropped: number }

export const EMPTY_SEEK_LOG: SeekLog = { waiting: [], dropped: 0 }

/** `log` with one more event. */
export function appendToLog(log: SeekLog, event: SeekEventRecord): SeekLog {
  const surplus = Math.max(log.waiting.length + 1 - SEEK_LOG_LIMIT, 0)
  return { waiting: [...log.waiting.slice(surplus), event], dropped: log.dropped + surplus }
}

/** The oldest `limit` events, to be sent. They stay in the log until {@link confirmSent}. */
export const nextBatch = (log: SeekLog, limit: number): readonly SeekEventRecord[] => log.waiting.slice(0, limit)

/** `log` without the events that arrived, or that the server will never take. */
export function confirmSent(log: SeekLog, sent: readonly SeekEventRecord[]): SeekLog {
  const ids = new Set(sent.map(({ id }) => id))
  return { ...log, waiting: log.waiting.filter(({ id }) => !ids.has(id)) }
}
