import 'server-only'
import type { SeekSummary } from '@/lib/player/seek-summary'
import { processWide } from '@/lib/server/process-wide'

/** As many videos as are looked at in one hour or so; beyond it the one asked for first goes. */
const MOST_VIDEOS = 100

const memory = processWide<Map<string, Promise<SeekSummary>>>('seek-summaries')

/**
 * The summary of `videoId`, made by `summarize` unless it is kept from before: open pages ask every second, and it
 * changes only when a page reports. What is under way is kept too, so that one that began before a report is forgotten
 * with it.
 */
export function keptSummary(videoId: string, summarize: () => Promise<SeekSummary>): Promise<SeekSummary> {
  memory.value ??= new Map()
  const summaries = memory.value
  const known = summaries.get(videoId)
  if (known !== undefined) return known
  const oldest = summaries.size < MOST_VIDEOS ? undefined : summaries.keys().next().value
  if (oldest !== undefined) summaries.delete(oldest)
  const summary = summarize()
  summaries.set(videoId, summary)
  summary.catch(() => summaries.get(videoId) === summary && summaries.delete(videoId))
  return summary
}

/** To be called once a report is committed. */
export function forgetSummary(videoId: string): void {
  memory.value?.delete(videoId)
}
