import { z } from 'zod'
import { variantKind } from '@/lib/videos/schema'

const frameNumber = z.number().int().min(0).max(2_147_483_647)
const clientId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'an id of 8 to 64 letters, digits, - and _')

/** One committed jump of a player, as measured in the browser. `id` is made there: the same id twice is the same seek. */
export const seekEvent = z.strictObject({
  id: clientId,
  variant: variantKind,
  kind: z.enum(['jump', 'step', 'scrub', 'restore']),
  fromFrame: frameNumber,
  targetFrame: frameNumber,
  /** Null if no frame was presented. */
  landedFrame: frameNumber.nullable(),
  /** From the wish to the presented frame; null if none was. */
  latencyMs: z.number().min(0).max(86_400_000).nullable(),
  error: z.string().max(200).nullable(),
  /** UTC. */
  occurredAt: z.iso.datetime(),
})
export type SeekEventRecord = z.infer<typeof seekEvent>

/** The body of `POST /api/videos/:id/seek-analytics`. `pageId` is one open page. */
export const seekBatch = z.strictObject({ pageId: clientId, events: z.array(seekEvent).min(1).max(200) })
export type SeekBatch = z.infer<typeof seekBatch>

/** The answer of `GET /api/videos/:id/seek-analytics`. Null means: no event says. */
export const seekSummary = z.object({
  count: z.number().int().nonnegative(),
  latencyMs: z.object({ p50: z.number().nullable(), p95: z.number().nullable() }),
  /** Of the seeks that presented a frame, the share that presented the target, 0..1. */
  shareExact: z.number().min(0).max(1).nullable(),
  errors: z.number().int().nonnegative(),
})
export type SeekSummary = z.infer<typeof seekSummary>
