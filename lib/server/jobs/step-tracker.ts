import 'server-only'
import type { JobStep } from '@/lib/jobs/schema'
import type { StepEvent } from '@/lib/server/ingest/import-steps'
import { WAITING_STEPS } from './job-wire'

/** Follows the steps of one attempt, and tells how long the running one will take. */
export type StepTracker = {
  /** Gives back whether a step began or ended, which everybody should hear of at once. */
  readonly take: (event: StepEvent) => boolean
  /** Says that the step under way failed. */
  readonly fail: () => void
  readonly steps: () => readonly JobStep[]
}

/** Less than this says nothing of the speed yet. */
const LEAST_FRACTION = 0.01
const LEAST_MS = 1500

export function createStepTracker(now: () => number = () => performance.now()): StepTracker {
  const steps = new Map<JobStep['id'], JobStep>(WAITING_STEPS.map((step) => [step.id, step]))
  const begun = new Map<JobStep['id'], { at: number; fraction: number }>()
  const change = (step: JobStep) => {
    const before = steps.get(step.id)?.state
    steps.set(step.id, step)
    return before !== step.state
  }
  const running = ({ step: id, fraction }: Extract<StepEvent, { state: 'running' }>): JobStep => {
    const start = begun.get(id) ?? { at: now(), fraction }
    begun.set(id, start)
    const [elapsed, covered] = [now() - start.at, fraction - start.fraction]
    const isTelling = elapsed >= LEAST_MS && covered >= LEAST_FRACTION
    const secondsLeft = isTelling ? ((elapsed / covered) * (1 - fraction)) / 1000 : null
    return { id, state: 'running', fraction: Math.min(Math.max(fraction, 0), 1), secondsLeft }
  }
  return {
    take: (event) => {
      if (event.state === 'running') return change(running(event))
      const note = event.note === undefined ? {} : { note: event.note }
      return change({ id: event.step, state: event.state, fraction: 1, secondsLeft: null, ...note })
    },
    fail: () => {
      for (const step of steps.values())
        if (step.state === 'running') change({ ...step, state: 'failed', secondsLeft: null })
    },
    steps: () => [...steps.values()],
  }
}
