import { assertNever } from '@/lib/result/assert-never'
import type { Job, JobStep, JobStepId } from './schema'

/** What is being done in each step. */
export const STEP_WORDS: Readonly<Record<JobStepId, string>> = {
  store: 'Copying the file',
  verify: 'Verifying the copy',
  probe: 'Finding out what it is',
  index: 'Finding every frame',
  convert: 'Making a copy that browsers play',
  scrub: 'Making the scrub copy',
  poster: 'Taking a picture',
  'twin-check': 'Comparing with the other footage',
}

/** How much of a job each step is, roughly: enough for a bar that goes on evenly. */
const WEIGHT: Readonly<Record<JobStepId, number>> = {
  store: 10,
  verify: 5,
  probe: 1,
  index: 5,
  convert: 40,
  scrub: 40,
  poster: 2,
  'twin-check': 1,
}

/** The steps that may take long. While one of them is to come, nobody can say when a job ends. */
const LONG_STEPS: ReadonlySet<JobStepId> = new Set(['store', 'verify', 'index', 'convert', 'scrub'])

/** How far a job is, 0..1. Skipped steps count as if they were not there. */
export function jobFraction({ steps }: Pick<Job, 'steps'>): number {
  const taken = steps.filter(({ state }) => state !== 'skipped')
  const whole = taken.reduce((sum, { id }) => sum + WEIGHT[id], 0)
  const done = taken.reduce((sum, step) => sum + WEIGHT[step.id] * fractionOf(step), 0)
  return whole === 0 ? 0 : done / whole
}

const fractionOf = ({ state, fraction }: JobStep): number => (state === 'done' ? 1 : state === 'waiting' ? 0 : fraction)

/** The step that is under way. */
export const currentStep = ({ steps }: Pick<Job, 'steps'>): JobStep | undefined =>
  steps.find(({ state }) => state === 'running')

/** Seconds until the job ends; null while that cannot be told. */
export function jobSecondsLeft(job: Pick<Job, 'state' | 'steps'>): number | null {
  const step = currentStep(job)
  if (job.state !== 'running' || step === undefined) return null
  const isLongAhead = job.steps.some(({ id, state }) => state === 'waiting' && LONG_STEPS.has(id))
  return isLongAhead ? null : step.secondsLeft
}

/** `about 4 min`; coarser the longer it takes, because it is a guess. */
export function aboutSeconds(left: number): string {
  if (left < 10) return 'a few seconds'
  if (left < 55) return `about ${Math.ceil(left / 10) * 10} s`
  const minutes = Math.max(1, Math.round(left / 60))
  if (minutes < 60) return `about ${minutes} min`
  const [hours, rest] = [Math.floor(minutes / 60), Math.round((minutes % 60) / 10) * 10]
  return rest === 60 ? `about ${hours + 1} h` : `about ${hours} h${rest === 0 ? '' : ` ${rest} min`}`
}

/** What an active job is doing, in a sentence without its end. `timeOf` says a time of day as people here do. */
export function doingWords(job: Job, timeOf: (at: string) => string): string {
  if (job.isCancelling) return 'Being cancelled'
  if (job.state === 'queued') return waitingWords(job, timeOf)
  const step = currentStep(job)
  if (step === undefined) return 'Between two steps'
  const left = jobSecondsLeft(job)
  if (left !== null) return `${STEP_WORDS[step.id]} · ${aboutSeconds(left)} left`
  if (step.secondsLeft === null) return STEP_WORDS[step.id]
  return `${STEP_WORDS[step.id]} · ${aboutSeconds(step.secondsLeft)} left of this step`
}

function waitingWords({ trouble, nextAttemptAt, attempts, maxAttempts }: Job, timeOf: (at: string) => string): string {
  if (trouble === null) return 'Waiting for its turn'
  const when = nextAttemptAt === null ? 'soon' : `at ${timeOf(nextAttemptAt)}`
  return `${asSentence(trouble)} Attempt ${attempts + 1} of ${maxAttempts} is ${when}.`
}

/** What became of a finished job, in a sentence. */
export function outcomeWords({ state, outcome, kind }: Job): string {
  const reason = outcome?.reason
  if (state === 'cancelled') return 'It was cancelled.'
  if (state === 'failed' || outcome?.status === 'failed' || outcome?.status === 'invalid')
    return reason === undefined ? 'It failed, and no reason was recorded.' : asSentence(reason)
  // The reason of a duplicate says what it is, and what was mended by the way.
  if (outcome?.status === 'duplicate') return asSentence(reason ?? 'It is in the library already')
  const done = kind === 'reindex' ? 'It was measured again.' : 'It was imported.'
  return reason === undefined ? done : `${done} ${asSentence(reason)}`
}

const asSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

/** One step and how it stands: `Making the scrub copy: 40%`. */
export function stepWords({ id, state, fraction, note }: JobStep): string {
  const words = STEP_WORDS[id]
  const more = note === undefined ? '' : `. ${note}`
  switch (state) {
    case 'waiting':
      return `${words}: to come${more}`
    case 'running':
      return `${words}: ${percentOf(fraction)}${more}`
    case 'done':
    case 'skipped':
    case 'failed':
      return `${words}: ${state}${more}`
    default:
      return assertNever(state)
  }
}

/** A share as a whole percentage; only all is 100%. */
export const percentOf = (fraction: number): string => `${Math.floor(Math.min(Math.max(fraction, 0), 1) * 100)}%`
