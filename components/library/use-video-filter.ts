import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import type { VideoFilter } from '@/lib/browser/queries/video-list'

const FILTER = {
  query: parseAsString.withDefault(''),
  readiness: parseAsStringLiteral(['all', 'ready', 'not-ready'] as const).withDefault('all'),
  sort: parseAsStringLiteral(['newest', 'title', 'duration'] as const).withDefault('newest'),
}

/** The filter of the library, kept in the address so that a view can be reloaded, bookmarked and sent to a colleague. */
export function useVideoFilter(): [VideoFilter, (filter: VideoFilter) => void] {
  const [filter, setFilter] = useQueryStates(FILTER)
  return [filter, (next) => void setFilter(next)]
}
