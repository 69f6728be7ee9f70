import { z } from 'zod'
import { storableText } from '@/lib/text/storable-text'
import { stateCounts, workState } from './work-state'

const id = z.string().min(1).max(64)

/** Videos in one request; a batch may hold more. */
const MOST_AT_ONCE = 20_000

const batchFields = {
  name: storableText(120).trim().min(1, 'not empty'),
  instructions: storableText(10_000),
  /** So many people label each video. */
  annotatorsPerVideo: z.number().int().min(1).max(20),
  /** Whether members take the next free video themselves. */
  selfService: z.boolean(),
  dueAt: z.iso.datetime().nullable(),
}

/** The body of `POST /api/batches`. */
export const newBatch = z.strictObject({
  name: batchFields.name,
  instructions: batchFields.instructions.default(''),
  annotatorsPerVideo: batchFields.annotatorsPerVideo.default(1),
  selfService: batchFields.selfService.default(true),
  dueAt: batchFields.dueAt.default(null),
})
export type NewBatch = z.infer<typeof newBatch>

/** The body of `PATCH /api/batches/:batchId`. `closed`: nothing of it can be edited until it is opened again. */
export const batchChanges = z
  .strictObject({ ...batchFields, closed: z.boolean() })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'a change names at least one field')
export type BatchChanges = z.infer<typeof batchChanges>

/** The body of `POST /api/batches/:batchId/videos`. Added videos come behind those that are there, in this order. */
export const batchVideosChange = z
  .strictObject({ add: z.array(id).max(MOST_AT_ONCE).default([]), remove: z.array(id).max(MOST_AT_ONCE).default([]) })
  .refine(({ add, remove }) => add.length + remove.length > 0, 'videos to add or to remove')
export type BatchVideosChange = z.infer<typeof batchVideosChange>

/** The body of `PUT /api/batches/:batchId/members`: everybody who may take videos of it. */
export const batchMembers = z.strictObject({ userIds: z.array(id).max(1000) })

/** The body of `POST /api/batches/:batchId/assign`: all free places among the members, or one video to these people. */
export const assignRequest = z.union([
  z.strictObject({ mode: z.literal('share-out') }),
  z.strictObject({ videoId: id, annotatorIds: z.array(id).min(1).max(20) }),
])
export type AssignRequest = z.infer<typeof assignRequest>

/** A person, as far as who labels what needs them. */
export const workPerson = z.object({ id: z.string(), name: z.string(), role: z.string() })
export type WorkPerson = z.infer<typeof workPerson>

/** A person for whom a batch may be. `seesRaw`: raw footage exists for them, too. */
export const batchPerson = workPerson.extend({ seesRaw: z.boolean() })
export type BatchPerson = z.infer<typeof batchPerson>

/** `GET /api/assignees`: everybody who can sign in and label. */
export const assigneeList = z.object({ people: z.array(workPerson) })

/** A batch as lists show it. `progress` counts pieces of work: one person on one video. */
export const batchSummary = z.object({
  id: z.string(),
  ...batchFields,
  closedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  videoCount: z.number().int().nonnegative(),
  memberCount: z.number().int().nonnegative(),
  progress: stateCounts,
})
export type BatchSummary = z.infer<typeof batchSummary>

/** `GET /api/batches` */
export const batchList = z.object({ batches: z.array(batchSummary) })

/**
 * A video of a batch, and who labels it. `isRawOnly`: people without raw footage do not see it yet. `takesPlace` is false for
 * who was disabled before they handed it in: others can be given it in their place.
 */
export const batchVideo = z.object({
  id: z.string(),
  title: z.string(),
  durationSeconds: z.number().nonnegative(),
  isRawOnly: z.boolean(),
  assignments: z.array(z.object({ userId: z.string(), name: z.string(), state: workState, takesPlace: z.boolean() })),
})
export type BatchVideo = z.infer<typeof batchVideo>

/** `GET /api/batches/:batchId`. `people`: who can be a member. */
export const batchDetails = batchSummary.extend({
  videos: z.array(batchVideo),
  members: z.array(batchPerson),
  people: z.array(batchPerson),
})
export type BatchDetails = z.infer<typeof batchDetails>
