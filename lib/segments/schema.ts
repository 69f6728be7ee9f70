import { z } from 'zod'
import { storableText } from '@/lib/text/storable-text'

/** A client-made id: long enough not to collide, plain enough for a log. */
export const clientId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'an id of 8 to 64 letters, digits, - and _')

/** Frames fit a signed 32-bit column: at 60 frames a second that is more than a year. */
const frameNumber = z.number().int().min(0).max(2_147_483_647)

export const attributeValues = z.record(storableText(80), z.union([storableText(2000), z.number(), z.boolean()]))

export type AttributeValues = z.infer<typeof attributeValues>

export const segmentSource = z.enum(['manual', 'prediction', 'import'])
export type SegmentSource = z.infer<typeof segmentSource>

const confidence = z.number().min(0).max(1)

/** One segment as the server tells it. [startFrame, endFrame), 0-based; the seconds are derived from the frame index. */
export const segment = z.object({
  id: clientId,
  labelId: z.string(),
  label: z.string(),
  startFrame: frameNumber,
  endFrame: frameNumber,
  startSeconds: z.number(),
  endSeconds: z.number(),
  source: segmentSource,
  /** How sure the machine was, 0 to 1; null where nobody said. */
  confidence: confidence.nullable(),
  /** Suggested by a machine and not accepted yet: no part of the work until somebody accepts it. */
  isProposal: z.boolean(),
  author: z.string(),
  attributes: attributeValues,
  note: z.string(),
  version: z.number().int().positive(),
})
export type Segment = z.infer<typeof segment>

export const segmentList = z.object({ segments: z.array(segment) })

/** Operations of one gesture carry one `gestureId`: together they are one step of undo and one line of the history. */
const gesture = { gestureId: clientId.optional() }

const create = z.strictObject({
  id: clientId,
  ...gesture,
  type: z.literal('create'),
  segmentId: clientId,
  labelId: z.string().min(1).max(64),
  startFrame: frameNumber,
  endFrame: frameNumber,
  attributes: attributeValues.optional(),
  note: storableText(10_000).optional(),
  /** `manual` unless said; with `prediction` a confidence may be told. */
  source: segmentSource.optional(),
  confidence: confidence.optional(),
  /** False unless said. */
  isProposal: z.boolean().optional(),
})

const update = z.strictObject({
  id: clientId,
  ...gesture,
  type: z.literal('update'),
  segmentId: clientId,
  baseVersion: z.number().int().positive(),
  changes: z
    .strictObject({
      labelId: z.string().min(1).max(64),
      startFrame: frameNumber,
      endFrame: frameNumber,
      attributes: attributeValues,
      note: storableText(10_000),
      /** False accepts what a machine suggested. */
      isProposal: z.boolean(),
    })
    .partial()
    .refine((changes) => Object.keys(changes).length > 0, 'an update changes something'),
})

const remove = z.strictObject({
  id: clientId,
  ...gesture,
  type: z.literal('delete'),
  segmentId: clientId,
  baseVersion: z.number().int().positive(),
})

/** Brings a deleted segment back as it was: the inverse of `delete`. */
const restore = z.strictObject({
  id: clientId,
  ...gesture,
  type: z.literal('restore'),
  segmentId: clientId,
  baseVersion: z.number().int().positive(),
})

/** One edit of a segment. The same id twice is the same edit. */
export const operation = z.discriminatedUnion('type', [create, update, remove, restore])
export type Operation = z.infer<typeof operation>

/**
 * The body of `POST /api/videos/:id/operations`; applied in order, each on its own. Neighbours of one gesture are applied
 * together or not at all.
 */
export const operationBatch = z.strictObject({ operations: z.array(operation).min(1).max(500) })

/** Why an operation conflicts: the segment is not, or no longer, what the edit was made on. */
export const conflictCode = z.enum(['version-conflict', 'segment-deleted'])
export type ConflictCode = z.infer<typeof conflictCode>

/** Why an operation was rejected. Trying it again will not help. */
export const rejectionCode = z.enum([
  'span-empty',
  'span-outside-video',
  'point-not-one-frame',
  'label-unknown',
  'label-retired',
  'segment-unknown',
  'segment-exists',
  'segment-not-deleted',
  'operation-id-reused',
  'document-closed',
])
export type RejectionCode = z.infer<typeof rejectionCode>

/**
 * Why an operation was not judged: another one of its gesture was refused, or an earlier one of the batch on its segment.
 * An operation that is told `earlier-refused` may be sent again once the earlier one has been decided.
 */
export const dependenceCode = z.enum(['gesture-refused', 'earlier-refused'])

export const operationResult = z.object({
  id: clientId,
  status: z.enum(['applied', 'duplicate', 'conflict', 'rejected']),
  /** The server's current segment; absent if it is deleted or never was. */
  segment: segment.optional(),
  /** `conflict`: a conflict code. `rejected`: a rejection code. Either: a code of dependence. */
  code: z.union([rejectionCode, conflictCode, dependenceCode]).optional(),
  message: z.string().optional(),
})
export type OperationResult = z.infer<typeof operationResult>

export const operationResults = z.object({ results: z.array(operationResult) })
