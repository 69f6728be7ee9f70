import type { JobLists } from './job-lists'
import { aboutSeconds, jobSecondsLeft } from './job-words'
import type { Job } from './schema'

/** What a person is shown of the jobs. */
export type JobBoard = {
  /** Those that run, those that wait for another attempt, and the next ones, in the order in which they come. */
  readonly active: readonly Job[]
  /** How many more wait. */
  readonly waiting: number
  /** What ended lately, or wrongly, newest first. */
  readonly finished: readonly Job[]
}

/** How many of the jobs that merely wait are shown one by one. */
const MOST_WAITING = 2

const MINUTE_MS = 60_000
/** What went well is seen in the list of videos; what did not is to be read the next morning, too. */
const SHOWN_MS = { well: 10 * MINUTE_MS, wrongly: 24 * 60 * MINUTE_MS } as const

/** `now` is milliseconds since 1970, `dismissed` the ids of finished jobs that were read. */
export function boardOf({ active, finished }: JobLists, dismissed: ReadonlySet<string>, now: number): JobBoard {
  const ordered = active.jobs.toSorted((a, b) => rankOf(a) - rankOf(b) || a.createdAt.localeCompare(b.createdAt))
  const important = ordered.filter((job) => rankOf(job) < WAITING_RANK)
  const shown = ordered.slice(0, important.length + MOST_WAITING)
  return {
    active: shown,
    waiting: Math.max(active.active - shown.length, 0),
    finished: finished
      .filter(
        (job) => !dismissed.has(job.id) && now - endedAt(job) < SHOWN_MS[job.state === 'failed' ? 'wrongly' : 'well'],
      )
      .toSorted((a, b) => endedAt(b) - endedAt(a)),
  }
}

const WAITING_RANK = 2
const rankOf = ({ state, trouble }: Job): number => (state === 'running' ? 0 : trouble !== null ? 1 : WAITING_RANK)

const endedAt = ({ finishedAt, createdAt }: Job): number => Date.parse(finishedAt ?? createdAt)

/** The board in a line: `3 imports under way · about 4 min left`. */
export function boardWords({ active, waiting, finished }: JobBoard): string {
  const count = active.length + waiting
  if (count > 0) {
    const noun = active.some(({ kind }) => kind !== 'import') ? 'job' : 'import'
    const left = waiting > 0 ? null : longest(active.map(jobSecondsLeft))
    return `${counted(count, noun)} under way${left === null ? '' : ` · ${aboutSeconds(left)} left`}`
  }
  const failed = finished.filter(({ state }) => state === 'failed').length
  const parts = [
    { count: finished.length - failed, words: 'finished' },
    { count: failed, words: 'failed' },
  ].filter((part) => part.count > 0)
  return parts.map((part) => `${counted(part.count, 'import')} ${part.words}`).join(' · ')
}

/** The longest; null if one of them is not known. */
const longest = (times: readonly (number | null)[]): number | null =>
  times.reduce((most, time) => (most === null || time === null ? null : Math.max(most, time)), 0 as number | null)

const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
