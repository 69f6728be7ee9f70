import { z } from 'zod'
import { storableText } from '@/lib/text/storable-text'

/** Raw (identifying) or processed (anonymized) footage of one video. */
export const variantKind = z.enum(['raw', 'processed'])
export type VariantKind = z.infer<typeof variantKind>

/** Files of one variant: as imported, made for browsers, made for scrubbing. */
export const renditionKind = z.enum(['original', 'playback', 'scrub'])
export type RenditionKind = z.infer<typeof renditionKind>

/**
 * What is known of the frames of one variant. `decodedAt`: when every one of them was decoded and its time held against
 * the frame index, which is when the scrub copy is made; null where that was not possible. `verifiedAt`: when the file
 * was last found as it was recorded. `problems`: whole sentences.
 */
export const frameVerification = z.object({
  decodedAt: z.iso.datetime().nullable(),
  verifiedAt: z.iso.datetime().nullable(),
  problems: z.array(z.string()),
})
export type FrameVerification = z.infer<typeof frameVerification>

/** One variant as lists show it. `sizeBytes` is the original's. */
export const variantSummary = z.object({
  fileName: z.string(),
  sizeBytes: z.number().int().nonnegative(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  container: z.string(),
  codec: z.string(),
  playable: z.boolean(),
  anonymized: z.boolean(),
  frames: frameVerification,
})
export type VariantSummary = z.infer<typeof variantSummary>

/** One video as `GET /api/videos` lists it. Frame facts are those of the variant that is labeled. */
export const videoSummary = z.object({
  id: z.string(),
  title: z.string(),
  createdAt: z.iso.datetime(),
  frameCount: z.number().int().positive(),
  frameRate: z.object({ num: z.number().int().positive(), den: z.number().int().positive() }),
  durationSeconds: z.number().positive(),
  /** The variant that is labeled: processed where there is one, else raw. */
  labeledVariant: variantKind,
  variants: z.object({ raw: variantSummary.optional(), processed: variantSummary.optional() }),
  readiness: z.object({ ready: z.boolean(), reason: z.string().optional() }),
  segmentCount: z.number().int().nonnegative(),
})
export type VideoSummary = z.infer<typeof videoSummary>

/**
 * One page of `GET /api/videos`. It may hold fewer videos than asked for, or none, while there is a `nextCursor`: a
 * filter on readiness looks at one file after the other, and a page ends where that takes too long.
 */
export const videoList = z.object({ videos: z.array(videoSummary), nextCursor: z.string().nullable() })
export type VideoList = z.infer<typeof videoList>

/** Which footage a video has: only raw, only processed, both, or exactly one of the two. */
export const footageFilter = z.enum(['raw', 'processed', 'both', 'unpaired'])
export type FootageFilter = z.infer<typeof footageFilter>

/** Newest first, by title, longest first, or what was changed last first: its records, its footage or its segments. */
export const videoSort = z.enum(['newest', 'title', 'duration', 'changed'])
export type VideoSort = z.infer<typeof videoSort>

/**
 * The query of `GET /api/videos`. `label` is the id or the name of a label that a segment has. `assignee` is the id of
 * a user whose work it is (given to them, or segments of theirs are in it), `me`, or `none` for what is nobody's yet.
 */
export const videoListQuery = z.object({
  query: z.string().trim().max(200).optional(),
  readiness: z.enum(['ready', 'not-ready']).optional(),
  variant: footageFilter.optional(),
  label: z.string().max(100).optional(),
  assignee: z.string().max(100).optional(),
  sort: videoSort.default('newest'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type VideoListQuery = z.infer<typeof videoListQuery>

/** One video as `GET /api/videos/:id` tells it. */
export const videoDetails = videoSummary.extend({ note: z.string() })
export type VideoDetails = z.infer<typeof videoDetails>

/**
 * The body of `PATCH /api/videos/:id`. `anonymized`: whether the anonymization of the processed footage is complete, as whoever
 * asks vouches for it; false takes that back.
 */
export const videoChanges = z
  .strictObject({ title: storableText(200).trim().min(1), note: storableText(10_000), anonymized: z.boolean() })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'a change names title, note or anonymized')
/** The body of `POST /api/videos/:id/pair`: the video whose only footage becomes the other variant of this one. */
export const pairRequest = z.strictObject({ videoId: z.string().min(1).max(64) })

export type VideoChanges = z.infer<typeof videoChanges>
