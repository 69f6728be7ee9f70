import { z } from 'zod'
import { variantKind } from '@/lib/videos/schema'

const frameNumber = z.number().int().min(0).max(2_147_483_647)
const clientId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'an id of 8 to 64 letters, digits, - and _')

/** What one seek can take: at most a day. */
const seekMs = z.number().min(0).max(86_400_000)

/** What one page can be open: at most 90 days. */
const watchMs = z.number().min(0).max(7_776_000_000)
const predictions = z.number().int().min(0).max(2_147_483_647)

export const seekKind = z.enum(['jump', 'step', 'scrub', 'restore'])
export const prefetchUse = z.enum(['hit', 'miss', 'none'])

/**
 * One committed jump of a player, as measured in the browser. `id` is made there: the same id twice is the same seek.
 * Pages from before `scrubMs`, `stallMs` and `prefetch` were measured do not send them.
 */
export const seekEvent = z.strictObject({
  id: clientId,
  variant: variantKind,
  kind: seekKind,
  fromFrame: frameNumber,
  targetFrame: frameNumber,
  /** Null if no frame was presented. */
  landedFrame: frameNumber.nullable(),
  /** From the wish to the first picture of the target, small or full; null if none was shown. */
  scrubMs: seekMs.nullable().default(null),
  /** From the wish to the presented frame in full quality; null if none was. */
  latencyMs: seekMs.nullable(),
  /** Of that time, how long bytes were waited for. */
  stallMs: seekMs.default(0),
  /** Whether what was needed had been foreseen; `none` where nothing is foreseen. */
  prefetch: prefetchUse.default('none'),
  error: z.string().max(200).nullable(),
  /** UTC. */
  occurredAt: z.iso.datetime(),
})
export type SeekEventRecord = z.infer<typeof seekEvent>

/**
 * How one page played one variant, from when it was opened until now. Totals, not what came since the last report: of
 * two reports the greater number counts, so that one sent twice or overtaken changes nothing.
 */
export const watchReport = z.strictObject({
  variant: variantKind,
  /** Pictures ran, on or back. */
  playedMs: watchMs,
  /** They should have, and bytes were waited for. What seeks waited is in their events. */
  stalledMs: watchMs,
  /** Places that were foreseen and fetched, and those of them that were gone to. */
  predictionsMade: predictions,
  predictionsUsed: predictions,
})
export type WatchReport = z.infer<typeof watchReport>
export type WatchTotals = Omit<WatchReport, 'variant'>

/** The body of `POST /api/videos/:id/seek-analytics`. `pageId` is one open page. Without a `watch` there are events. */
export const seekBatch = z
  .strictObject({ pageId: clientId, events: z.array(seekEvent).max(200), watch: watchReport.optional() })
  .refine(({ events, watch }) => events.length > 0 || watch !== undefined, {
    path: ['events'],
    message: 'at least one event, or a watch',
  })
export type SeekBatch = z.infer<typeof seekBatch>
