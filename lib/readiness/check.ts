import { z } from 'zod'

/** The checks the server answers, in the order people read them. */
export const SERVER_CHECKS = [
  'file-present',
  'readable',
  'enough-frames',
  'frame-index',
  'playable',
  'scrub-rendition',
  'anonymized',
  'twin-consistent',
  'labels-available',
  'open-for-editing',
  'permitted',
] as const

/** The checks only the browser that plays the video can answer. */
export const BROWSER_CHECKS = ['stream-seekable', 'decodes-here', 'segments-loaded'] as const

export const checkId = z.enum([...SERVER_CHECKS, ...BROWSER_CHECKS])
export type CheckId = z.infer<typeof checkId>

/** Who can mend a failed check. `nobody` where nothing is wrong; `system` where it will pass by itself. */
export const actor = z.enum(['annotator', 'reviewer', 'administrator', 'system', 'nobody'])

/** One answered check. `reason` says what is so, `remedy` what to do about it (empty if nothing). */
export const check = z.object({
  id: checkId,
  state: z.enum(['ok', 'pending', 'failed']),
  reason: z.string(),
  remedy: z.string(),
  actor,
})
export type Check = z.infer<typeof check>

/** Whether labeling may start, and every check behind the answer. */
export const readiness = z.object({ ready: z.boolean(), checks: z.array(check) })
export type Readiness = z.infer<typeof readiness>

/** The readiness of these checks: every one is ok. No checks is not ready: nothing is known. */
export const readinessOf = (checks: readonly Check[]): Readiness => ({
  ready: checks.length > 0 && checks.every(({ state }) => state === 'ok'),
  checks: [...checks],
})

/** Why not: the first failed check, else the first pending one; undefined when all are ok. */
export const firstObstacle = (checks: readonly Check[]): Check | undefined =>
  checks.find(({ state }) => state === 'failed') ?? checks.find(({ state }) => state === 'pending')
