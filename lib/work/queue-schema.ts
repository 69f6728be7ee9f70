import { z } from 'zod'
import { workState } from './work-state'

/** Of a batch, what people need who label its videos. */
export const queueBatch = z.object({
  id: z.string(),
  name: z.string(),
  instructions: z.string(),
  dueAt: z.iso.datetime().nullable(),
  isClosed: z.boolean(),
})

/** One of my videos. `batchId` is null where it is in no batch. */
export const queueItem = z.object({
  videoId: z.string(),
  title: z.string(),
  durationSeconds: z.number().nonnegative(),
  state: workState,
  batchId: z.string().nullable(),
  /** When the state began or the work was touched last; null for what is to do. */
  changedAt: z.iso.datetime().nullable(),
})
export type QueueItem = z.infer<typeof queueItem>

/** Why a video is the next one. */
export const nextReason = z.enum(['returned', 'begun', 'assigned', 'free'])
export type NextReason = z.infer<typeof nextReason>

export const nextVideoAnswer = z.object({
  next: z.object({ videoId: z.string(), title: z.string(), reason: nextReason }).nullable(),
})
/** The answer of `POST /api/queue/next`: the video, which is mine from now on; null when there is none. */
export type NextVideoAnswer = z.infer<typeof nextVideoAnswer>

/** How many of my videos are told of each state; `counts` has all. */
export const MOST_TOLD = 100

/** `GET /api/queue`: my work. `free` counts the videos that I may take myself, by batch. */
export const queue = z.object({
  next: z.object({ videoId: z.string(), title: z.string(), reason: nextReason }).nullable(),
  items: z.array(queueItem),
  counts: z.record(workState, z.number().int().nonnegative()),
  batches: z.array(queueBatch.extend({ free: z.number().int().nonnegative() })),
  free: z.number().int().nonnegative(),
})
export type Queue = z.infer<typeof queue>

/** `GET /api/videos/:videoId/work`: what the batch of a video asks of whoever labels it; null outside of batches. */
export const videoWork = z.object({ batch: queueBatch.nullable() })
