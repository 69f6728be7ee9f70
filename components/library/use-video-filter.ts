import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import type { VideoFilter } from '@/lib/browser/queries/video-list'
import { footageFilter, videoSort } from '@/lib/videos/schema'

const FILTER = {
  query: parseAsString.withDefault(''),
  readiness: parseAsStringLiteral(['all', 'ready', 'not-ready'] as const).withDefault('all'),
  variant: parseAsStringLiteral(['any', ...footageFilter.options] as const).withDefault('any'),
  label: parseAsString.withDefault(''),
  assignee: parseAsString.withDefault('anyone'),
  sort: parseAsStringLiteral(videoSort.options).withDefault('newest'),
}

/** Every video, in the order that was chosen. */
export const EVERYTHING = {
  ...{ query: '', readiness: 'all', variant: 'any', label: '', assignee: 'anyone' },
} as const satisfies Omit<VideoFilter, 'sort'>

/** Whether there may be videos that the filter leaves out. */
export const isNarrowed = (filter: VideoFilter): boolean =>
  filter.query.trim() !== '' ||
  filter.readiness !== 'all' ||
  filter.variant !== 'any' ||
  filter.label !== '' ||
  filter.assignee !== 'anyone'

/** The filter of the library, kept in the address so that a view can be reloaded, bookmarked and sent to a colleague. */
export function useVideoFilter(): [VideoFilter, (change: Partial<VideoFilter>) => void] {
  const [filter, setFilter] = useQueryStates(FILTER)
  return [filter, (change) => void setFilter(change)]
}
