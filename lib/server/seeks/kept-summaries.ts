import 'server-only'
import type { SeekSummary } from '@/lib/player/seek-summary'
import { processWide } from '@/lib/server/process-wide'

/** As many as are looked at in one hour or so; beyond it the one asked for first goes. */
const MOST_KEPT = 100

const memory = processWide<Map<string, Promise<SeekSummary>>>('seek-summaries')

/** An id of a video has no space in it. */
const keyOf = (videoId: string, footage: string): string => `${videoId} ${footage}`

/**
 * The summary of `videoId` over some of its `footage`, made by `summarize` unless it is kept from before: open pages ask every second, and it
 * changes only when a page reports. What is under way is kept too, so that one that began before a report is forgotten
 * with it.
 */
export function keptSummary(
  videoId: string,
  footage: string,
  summarize: () => Promise<SeekSummary>,
): Promise<SeekSummary> {
  const key = keyOf(videoId, footage)
  memory.value ??= new Map()
  const summaries = memory.value
  const known = summaries.get(key)
  if (known !== undefined) return known
  const oldest = summaries.size < MOST_KEPT ? undefined : summaries.keys().next().value
  if (oldest !== undefined) summaries.delete(oldest)
  const summary = summarize()
  summaries.set(key, summary)
  summary.catch(() => summaries.get(key) === summary && summaries.delete(key))
  return summary
}

/** To be called once a report is committed. */
export function forgetSummary(videoId: string): void {
  for (const key of memory.value?.keys() ?? []) if (key.startsWith(keyOf(videoId, ''))) memory.value?.delete(key)
}
