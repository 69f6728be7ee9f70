import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import type { ApiError } from '@/lib/http/api-error'
import type { PrefetchUse, SeekKind } from '@/lib/player/seek-request'
import { prefetchUse, seekKind } from '@/lib/player/seek-schema'
import { type SeekSummary, type SummedSeek, summaryOf } from '@/lib/player/seek-summary'
import { ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { isSeen, requireVideo } from '@/lib/server/videos/visible-to'
import { type VariantKind, variantKind } from '@/lib/videos/schema'
import { keptSummary } from './kept-summaries'

/** More would tell of a time that is over, and take long to sort. */
const NEWEST_EVENTS = 10_000

/**
 * How seeking and playing a video have been going, all footage together that exists for `principal`: over the newest {@link NEWEST_EVENTS} seeks,
 * and the pages that reported since the first of these did. Error: `video-not-found`.
 */
export async function summarizeSeeks(videoId: string, principal: Principal): Promise<Result<SeekSummary, ApiError>> {
  const visible = await requireVideo(videoId, principal)
  if (!visible.ok) return visible
  const kinds = variantKind.options.filter((kind) => isSeen(kind, principal))
  return ok(await keptSummary(videoId, kinds.join(), () => readSummary(videoId, kinds)))
}

async function readSummary(videoId: string, kinds: VariantKind[]): Promise<SeekSummary> {
  const ofVideo = { videoId, variant: { in: kinds } }
  const newest = { where: ofVideo, orderBy: { occurredAt: 'desc' } } as const
  const events = await db().seekEvent.findMany({ ...newest, take: NEWEST_EVENTS, select: SUMMED_COLUMNS })
  // Asked for by itself: ten thousand dates take longer to read than all the numbers beside them.
  const oldest =
    events.length < NEWEST_EVENTS
      ? null
      : await db().seekEvent.findFirst({ ...newest, skip: NEWEST_EVENTS - 1, select: { createdAt: true } })
  const watches = await db().watchTime.findMany({
    where: oldest === null ? ofVideo : { ...ofVideo, updatedAt: { gte: oldest.createdAt } },
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
