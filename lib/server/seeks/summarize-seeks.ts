import 'server-only'
import type { ApiError } from '@/lib/http/api-error'
import { prefetchUse, seekKind } from '@/lib/player/seek-schema'
import { type SeekSummary, type SummedSeek, summaryOf } from '@/lib/player/seek-summary'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { VIDEO_NOT_FOUND, videoExists } from '@/lib/server/videos/video-exists'
import { keptSummary } from './kept-summaries'

/** More would tell of a time that is over, and take long to sort. */
const NEWEST_EVENTS = 10_000

/**
 * How seeking and playing a video have been going, all footage together: over the newest {@link NEWEST_EVENTS} seeks,
 * and the pages that reported since the first of these did. Error: `video-not-found`.
 */
export async function summarizeSeeks(videoId: string): Promise<Result<SeekSummary, ApiError>> {
  if (!(await videoExists(videoId))) return err(VIDEO_NOT_FOUND)
  return ok(await keptSummary(videoId, () => readSummary(videoId)))
}

async function readSummary(videoId: string): Promise<SeekSummary> {
  const events = await db().seekEvent.findMany({
    where: { videoId },
    orderBy: { occurredAt: 'desc' },
    take: NEWEST_EVENTS,
    omit: { id: true, videoId: true, variant: true, userId: true, pageId: true, fromFrame: true, occurredAt: true },
  })
  const since = events.length < NEWEST_EVENTS ? undefined : events.at(-1)?.createdAt
  const watches = await db().watchTime.findMany({
    where: since === undefined ? { videoId } : { videoId, updatedAt: { gte: since } },
  })
  return summaryOf(events.flatMap(summedSeekOf), watches)
}

type Row = Omit<SummedSeek, 'kind' | 'prefetch'> & { readonly kind: string; readonly prefetch: string }

/** Kinds are text in the database; one that is not known any more is left out. */
function summedSeekOf({ kind, prefetch, ...row }: Row): SummedSeek[] {
  const known = seekKind.safeParse(kind)
  return known.success ? [{ ...row, kind: known.data, prefetch: prefetchUse.catch('none').parse(prefetch) }] : []
}
