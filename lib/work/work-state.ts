import { z } from 'zod'
import type { DocumentState } from '@/lib/segments/document-schema'

/**
 * How far one person's work on one video is. `to-do`: theirs to label, nothing is set yet. A document that was only
 * opened is not work.
 */
export const WORK_STATES = ['to-do', 'draft', 'submitted', 'returned', 'accepted'] as const
export const workState = z.enum(WORK_STATES)
export type WorkState = z.infer<typeof workState>

/** How many pieces of work are in each state. */
export const stateCounts = z.object({
  'to-do': z.number().int().nonnegative(),
  draft: z.number().int().nonnegative(),
  submitted: z.number().int().nonnegative(),
  returned: z.number().int().nonnegative(),
  accepted: z.number().int().nonnegative(),
})
export type StateCounts = Readonly<z.infer<typeof stateCounts>>

export const NO_WORK: StateCounts = { 'to-do': 0, draft: 0, submitted: 0, returned: 0, accepted: 0 }

/** The state of a document with `sequence` edits; of none, without a state. */
export function workStateOf(state: DocumentState | null, sequence: number | null): WorkState {
  if (state === null || state === 'none') return 'to-do'
  return state === 'draft' && (sequence ?? 0) === 0 ? 'to-do' : state
}

/** Whether the person has done their part. */
export const isHandedIn = (state: WorkState): boolean => state === 'submitted' || state === 'accepted'
