import 'server-only'
import type { ApiError } from '@/lib/http/api-error'
import type { PrefetchUse, SeekKind } from '@/lib/player/seek-request'
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
  const newest = { where: { videoId }, orderBy: { occurredAt: 'desc' } } as const
  const events = await db().seekEvent.findMany({ ...newest, take: NEWEST_EVENTS, select: SUMMED_COLUMNS })
  // Asked for by itself: ten thousand dates take longer to read than all the numbers beside them.
  const oldest =
    events.length < NEWEST_EVENTS
      ? null
      : await db().seekEvent.findFirst({ ...newest, skip: NEWEST_EVENTS - 1, select: { createdAt: true } })
  const watches = await db().watchTime.findMany({
    where: oldest === null ? { videoId } : { videoId, updatedAt: { gte: oldest.createdAt } },
  })
  return summaryOf(events.flatMap(summedSeekOf), watches)
}

const SUMMED_COLUMNS = {
  kind: true,
  targetFrame: true,
  landedFrame: true,
  scrubMs: true,
  latencyMs: true,
  stallMs: true,
  prefetch: true,
  error: true,
} as const

type Row = Omit<SummedSeek, 'kind' | 'prefetch'> & { readonly kind: string; readonly prefetch: string }

/** Kinds are text in the database; one that is not known any more is left out. */
function summedSeekOf({ kind, prefetch, ...row }: Row): SummedSeek[] {
  const known = KINDS.get(kind)
  return known === undefined ? [] : [{ ...row, kind: known, prefetch: USES.get(prefetch) ?? 'none' }]
}

const KINDS: ReadonlyMap<string, SeekKind> = new Map(seekKind.options.map((kind) => [kind, kind]))
const USES: ReadonlyMap<string, PrefetchUse> = new Map(prefetchUse.options.map((use) => [use, use]))
