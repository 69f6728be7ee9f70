import { z } from 'zod'
import { stateCounts } from './work-state'

const seconds = z.number().nonnegative()
const frames = z.number().int().nonnegative()
const share = z.number().min(0).max(1).nullable()

/** Of all frames of the videos somebody began, those that carry a segment; each piece of work counts for itself. */
export const coverage = z.object({ labeledFrames: frames, frames, share })

/** One batch, or what is in none (`id` null). */
export const batchProgress = z.object({
  id: z.string().nullable(),
  name: z.string(),
  dueAt: z.iso.datetime().nullable(),
  isClosed: z.boolean(),
  videoCount: z.number().int().nonnegative(),
  counts: stateCounts,
  /** Footage that is not handed in yet, once for each person who is to label it. */
  footageLeftSeconds: seconds,
  coverage,
})
export type BatchProgress = z.infer<typeof batchProgress>

/** One person's work. `pace`: seconds of footage handed in for each second of work on it; null: not measured. */
export const personProgress = z.object({
  id: z.string(),
  name: z.string(),
  counts: stateCounts,
  handedInSeconds: seconds,
  activeSeconds: seconds,
  pace: z.number().positive().nullable(),
})
export type PersonProgress = z.infer<typeof personProgress>

/** What was marked with a label, in all work. */
export const labelDuration = z.object({
  name: z.string(),
  color: z.string(),
  segmentCount: z.number().int().nonnegative(),
  seconds,
})
export type LabelDuration = z.infer<typeof labelDuration>

/** `hours` is an estimate: footage left by the pace of everybody so far; null where there is no pace. */
export const workLeft = z.object({
  footageSeconds: seconds,
  hours: z.number().nonnegative().nullable(),
  pace: z.number().positive().nullable(),
  /** What the pace was measured on. */
  measured: z.object({ footageSeconds: seconds, activeSeconds: seconds }),
})

/** `GET /api/dashboard` */
export const dashboard = z.object({
  batches: z.array(batchProgress),
  people: z.array(personProgress),
  labels: z.array(labelDuration),
  coverage,
  left: workLeft,
  at: z.iso.datetime(),
})
export type Dashboard = z.infer<typeof dashboard>
