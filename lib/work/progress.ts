import { isHandedIn, type StateCounts, WORK_STATES, type WorkState } from './work-state'

/** All pieces of work. */
export const totalOf = (counts: StateCounts): number => WORK_STATES.reduce((sum, state) => sum + counts[state], 0)

/** How much is handed in, 0..1; null where there is no work. */
export function doneShare(counts: StateCounts): number | null {
  const total = totalOf(counts)
  return total === 0 ? null : WORK_STATES.filter(isHandedIn).reduce((sum, state) => sum + counts[state], 0) / total
}

/** The states in which there is something, with how much of all that is. The shares add up to 1. */
export function sharesOf(
  counts: StateCounts,
): readonly { readonly state: WorkState; readonly count: number; readonly share: number }[] {
  const total = totalOf(counts)
  return WORK_STATES.flatMap((state) =>
    counts[state] === 0 ? [] : [{ state, count: counts[state], share: counts[state] / total }],
  )
}

export const addCounts = (a: StateCounts, b: StateCounts): StateCounts => ({
  'to-do': a['to-do'] + b['to-do'],
  draft: a.draft + b.draft,
  submitted: a.submitted + b.submitted,
  returned: a.returned + b.returned,
  accepted: a.accepted + b.accepted,
})

/** How much was measured: footage that was handed in, and how long people worked on just that. Seconds. */
export type Measured = { readonly footageSeconds: number; readonly activeSeconds: number }

/** Less work than this says nothing about how fast anybody is. */
export const LEAST_ACTIVE_SECONDS = 60

/** Seconds of footage that one second of work labels; null while too little was measured. */
export const paceOf = ({ footageSeconds, activeSeconds }: Measured): number | null =>
  activeSeconds < LEAST_ACTIVE_SECONDS || footageSeconds <= 0 ? null : footageSeconds / activeSeconds

/** Hours of work that `footageSeconds` will take at `pace`; null where that is not known, 0 only where nothing is left. */
export function hoursLeft(footageSeconds: number, pace: number | null): number | null {
  if (footageSeconds <= 0) return 0
  return pace === null ? null : footageSeconds / pace / 3600
}
