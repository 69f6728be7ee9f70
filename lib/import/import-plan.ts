import { z } from 'zod'
import { attributeValues, segmentSource } from '@/lib/segments/schema'
import { formatId } from './format'

/** Why a row was refused. */
export const refusalCode = z.enum([
  'unreadable',
  'label-unknown',
  'label-retired',
  'label-skipped',
  'point-not-one-frame',
  'empty',
  'outside-video',
  'frame-not-whole',
  'times-disagree',
  'text-not-storable',
])
export type RefusalCode = z.infer<typeof refusalCode>

/** A row that becomes a segment: [startFrame, endFrame) of this video. */
export const placedRow = z.object({
  row: z.number(),
  where: z.string(),
  label: z.string(),
  labelId: z.string(),
  startFrame: z.number().int(),
  endFrame: z.number().int(),
  attributes: attributeValues,
  note: z.string(),
  source: segmentSource,
  confidence: z.number().nullable(),
  isProposal: z.boolean(),
  /** How far an end had to be moved to lie between two frames, in milliseconds; 0 where it did not. */
  movedMs: z.number(),
})
export type PlacedRow = z.infer<typeof placedRow>

/** Equal for rows and segments of one label that lie from the same frame to the same frame. */
export const spanKey = ({ labelId, startFrame, endFrame }: Pick<PlacedRow, 'labelId' | 'startFrame' | 'endFrame'>) =>
  `${startFrame} ${endFrame} ${labelId}`

/** A row that does not: where it is, what is wrong, what to do. `label` as the file calls it. */
export const refusedRow = z.object({
  row: z.number(),
  where: z.string(),
  label: z.string(),
  code: refusalCode,
  reason: z.string(),
  remedy: z.string(),
})
export type RefusedRow = z.infer<typeof refusedRow>

/** A name in the file that is no label of the set, how many rows have it, and which label somebody chose for it. */
export const unmatchedName = z.object({ name: z.string(), rows: z.number(), labelId: z.string().nullable() })
export type UnmatchedName = z.infer<typeof unmatchedName>

/** What an import does, before it does it. Every row of the file is in `placed`, `duplicates` or `refused`. */
export const importPlan = z.object({
  format: formatId,
  placed: z.array(placedRow),
  /** Already there: the same label from the same frame to the same frame. */
  duplicates: z.array(placedRow),
  refused: z.array(refusedRow),
  /** Names that are no labels of the set, those somebody chose a label for included. */
  unmatched: z.array(unmatchedName),
  /** What a person should know before it is done: another file, another frame rate. */
  warnings: z.array(z.string()),
})
export type ImportPlan = z.infer<typeof importPlan>

/** What becomes of a name in the file that is no label: the id of one, or null for rows that are left out. */
export const labelMapping = z.record(z.string(), z.string().nullable())
export type LabelMapping = z.infer<typeof labelMapping>

/** `proposals`: everything is a machine's suggestion, whatever the file says. `told`: what the file says. */
export const importAs = z.enum(['told', 'proposals'])
export type ImportAs = z.infer<typeof importAs>

/** What came of an import that was done. */
export const importOutcome = z.object({
  plan: importPlan,
  applied: z.number().int(),
  /** Rows of the very same file that an earlier import brought in; they may have been changed or deleted since. */
  appliedBefore: z.number().int(),
  /** Rows of the plan that the server would not take, with the reason. */
  rejected: z.array(refusedRow.omit({ code: true })),
})
export type ImportOutcome = z.infer<typeof importOutcome>
