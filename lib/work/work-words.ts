import type { NextReason } from './queue-schema'
import type { WorkState } from './work-state'

/** What a state is called. */
export const STATE_WORDS: Readonly<Record<WorkState, string>> = {
  'to-do': 'To do',
  draft: 'Draft',
  submitted: 'Submitted',
  returned: 'Returned',
  accepted: 'Accepted',
}

/** Why a video is next, for the person it is next for. */
export const REASON_WORDS: Readonly<Record<NextReason, string>> = {
  returned: 'It was returned to you.',
  begun: 'You began it.',
  assigned: 'It was given to you.',
  free: 'It is the next free one.',
}

const DAY_MS = 86_400_000

/**
 * When something is due, seen from `now` (both milliseconds since 1970), in whole days of the calendar at `offsetMinutes`
 * west of UTC (as `Date.getTimezoneOffset` says).
 */
export function dueWords(
  dueAt: number,
  now: number,
  offsetMinutes = 0,
): { readonly words: string; readonly isLate: boolean } {
  const dayOf = (at: number) => Math.floor((at - offsetMinutes * 60_000) / DAY_MS)
  const days = dayOf(dueAt) - dayOf(now)
  if (dueAt < now && days >= 0) return { words: 'was due today', isLate: true }
  if (days < 0) return { words: days === -1 ? 'was due yesterday' : `was due ${-days} days ago`, isLate: true }
  if (days === 0) return { words: 'due today', isLate: false }
  return { words: days === 1 ? 'due tomorrow' : `due in ${days} days`, isLate: false }
}

/** Hours of work or footage, to be read at a glance: `under a minute`, `12 min`, `3.4 h`, `120 h`. */
export function formatHours(seconds: number): string {
  if (seconds === 0) return '0 min'
  if (seconds < 60) return 'under a minute'
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`
  const hours = seconds / 3600
  return `${hours < 100 ? (Math.round(hours * 10) / 10).toString() : Math.round(hours).toLocaleString('en-US')} h`
}

/** A share of 0..1 as people say it; only nothing is 0% and only all is 100%. Unknown is a dash. */
export function shareWords(share: number | null): string {
  if (share === null) return '–'
  if (share > 0 && share < 0.01) return 'under 1%'
  if (share < 1 && share > 0.99) return 'over 99%'
  return `${Math.round(share * 100)}%`
}

/** `one` for 1, else `many`, with the count in front. */
export const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`

/** How fast somebody labels: `0.40× real time`; a dash where nothing was measured. */
export const paceWords = (pace: number | null): string => (pace === null ? '–' : `${pace.toFixed(2)}× real time`)

/** What sharing out does, in `places`: with several people for each video they are more than there are videos. */
export const giveWords = (places: number, perVideo: number): string =>
  perVideo === 1 ? `Give ${counted(places, 'video', 'videos')}` : `Fill ${counted(places, 'place', 'places')}`

/** Why places stay free that could be filled by the number of members. */
export const leftWords = (places: number): string =>
  `${counted(places, 'place stays', 'places stay')} free: there is only raw footage, and no other member may see it.`
