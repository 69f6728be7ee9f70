import { z } from 'zod'
import { labelSet } from './schema'

/** How a label of a set is used: see `LabelUsage` in `./revise-label-set`. */
const usageOfLabel = z.object({ labelId: z.string(), segments: z.number().int(), isKept: z.boolean() })

/** The answer of `GET /api/label-sets/:id` and of every change of a set. `documents`: how many use it. */
export const labelSetDetails = z.object({
  labelSet,
  isRetired: z.boolean(),
  documents: z.number().int(),
  usage: z.array(usageOfLabel),
})
export type LabelSetDetails = z.infer<typeof labelSetDetails>

/** The body of `PATCH /api/label-sets/:id`: what is done with a set, not what is in it. */
export const labelSetStanding = z
  .strictObject({
    baseVersion: z.number().int().positive(),
    /** New work gets this set. */
    isDefault: z.literal(true).optional(),
    /** A retired set is not offered any more; documents that have it keep it. */
    isRetired: z.boolean().optional(),
  })
  .refine(
    ({ isDefault, isRetired }) => isDefault !== undefined || isRetired !== undefined,
    'a change changes something',
  )
export type LabelSetStanding = z.infer<typeof labelSetStanding>

const version = z.object({
  version: z.number().int().positive(),
  /** Who made it; null where nobody is known. */
  author: z.string().nullable(),
  createdAt: z.iso.datetime(),
  labelSet,
})
export type LabelSetVersion = z.infer<typeof version>

/** The answer of `GET /api/label-sets/:id/versions`, the newest first. */
export const labelSetVersions = z.object({ versions: z.array(version) })
