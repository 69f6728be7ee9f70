import { isFinished, type Job, type JobList } from './schema'

/** The jobs a page knows: the active ones, of which the server may have more, and those that ended last, newest first. */
export type JobLists = { readonly active: JobList; readonly finished: readonly Job[] }

/** How many finished jobs a page keeps. */
export const MOST_FINISHED = 100

/**
 * The lists after the server told of `job`. What is known keeps its place; what is new comes last among the active, first
 * among the finished. An answer that the news of the job's end overtook changes nothing. `isCertain` is false where the count of active jobs can only be guessed, because not all are known.
 */
export function applyJob({ active, finished }: JobLists, job: Job): { lists: JobLists; isCertain: boolean } {
  const isKnown = active.jobs.some(({ id }) => id === job.id)
  const isComplete = active.active <= active.jobs.length
  const others = finished.filter(({ id }) => id !== job.id)
  const ended = finished.find(({ id }) => id === job.id)
  if (ended !== undefined && isOutdated(job, ended)) return { lists: { active, finished }, isCertain: isComplete }
  if (!isFinished(job)) {
    const jobs = isKnown ? active.jobs.map((each) => (each.id === job.id ? job : each)) : [...active.jobs, job]
    const count = active.active + (isKnown || !isComplete ? 0 : 1)
    return { lists: { active: { jobs, active: count }, finished: others }, isCertain: isKnown || isComplete }
  }
  const jobs = active.jobs.filter(({ id }) => id !== job.id)
  const count = Math.max(active.active - (isKnown ? 1 : 0), jobs.length)
  const lists = { active: { jobs, active: count }, finished: [job, ...others].slice(0, MOST_FINISHED) }
  return { lists, isCertain: isComplete }
}

/** Whether `job` is how a job was before it `ended`: one that is tried again begins after that, or has not begun. */
const isOutdated = (job: Job, ended: Job): boolean =>
  !isFinished(job) && job.startedAt !== null && ended.finishedAt !== null && job.startedAt <= ended.finishedAt
