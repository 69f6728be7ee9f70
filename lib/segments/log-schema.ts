import { z } from 'zod'
import { attributeValues, clientId, segmentSource } from './schema'

/** A segment as the log keeps it. Rows written before there were proposals do not say what they are: made by hand. */
export const loggedSegment = z.object({
  id: clientId,
  labelId: z.string(),
  startFrame: z.number().int(),
  endFrame: z.number().int(),
  attributes: attributeValues,
  note: z.string(),
  source: segmentSource.default('manual'),
  confidence: z.number().nullable().default(null),
  isProposal: z.boolean().default(false),
  version: z.number().int().positive(),
  isDeleted: z.boolean(),
})
export type LoggedSegment = z.infer<typeof loggedSegment>

/**
 * One applied operation: who did what when, with the segment before (null: it was not there) and after it. `sequence`
 * counts 1, 2, 3 … within the document; operations of one gesture have one `gestureId`. `appliedAt` is ISO 8601, UTC.
 */
export const logEntry = z.object({
  id: clientId,
  sequence: z.number().int().positive(),
  gestureId: z.string().nullable(),
  segmentId: clientId,
  type: z.enum(['create', 'update', 'delete', 'restore']),
  author: z.string(),
  appliedAt: z.iso.datetime(),
  before: loggedSegment.nullable(),
  after: loggedSegment,
})
export type LogEntry = z.infer<typeof logEntry>

/**
 * The answer of `GET /api/videos/:id/operations`: the newest entries first. `sequence` is that of the newest operation
 * there is, 0 before the first; `nextBefore` is what to ask for the entries before these, null at the beginning.
 */
export const operationLog = z.object({
  sequence: z.number().int().min(0),
  entries: z.array(logEntry),
  nextBefore: z.number().int().positive().nullable(),
})
export type OperationLog = z.infer<typeof operationLog>

export const MOST_LOG_ENTRIES = 500

/** What of the log is wanted: entries with a sequence below `before`, the newest `limit` of them. */
export const logQuery = z.object({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(MOST_LOG_ENTRIES).default(100),
})

/** The answer of `GET /api/videos/:id/revisions/:sequence`: the segments there were after that operation. */
export const revision = z.object({
  sequence: z.number().int().min(0),
  /** When it was made; null for revision 0, which is empty. */
  appliedAt: z.iso.datetime().nullable(),
  segments: z.array(loggedSegment),
})
export type Revision = z.infer<typeof revision>
