import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query'
import { requestJson } from '@/lib/browser/api/request'
import { type FootageFilter, type VideoList, type VideoSort, videoList } from '@/lib/videos/schema'
import { videoListKey } from './video-keys'

/** What the library page asks for. `label` is a label’s name, which all versions of a set share; empty for any. */
export type VideoFilter = {
  readonly query: string
  readonly readiness: 'all' | 'ready' | 'not-ready'
  readonly variant: 'any' | FootageFilter
  readonly label: string
  /** `anyone`, `me`, `none`, or the id of a person. */
  readonly assignee: string
  readonly sort: VideoSort
}

const PAGE_SIZE = 60

/** The videos that match `filter`, a page at a time. */
export const videosQuery = (filter: VideoFilter) =>
  infiniteQueryOptions<VideoList, Error, InfiniteData<VideoList>, readonly unknown[], string | null>({
    queryKey: videoListKey(filter),
    queryFn: ({ pageParam, signal }) =>
      requestJson(`/api/videos?${listSearch(filter, pageParam)}`, videoList, { signal }),
    initialPageParam: null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (previous) => previous,
  })

/** The query of `GET /api/videos` for the page of `filter` behind `cursor`. */
export function listSearch(filter: VideoFilter, cursor: string | null, limit = PAGE_SIZE): string {
  const search = new URLSearchParams({ sort: filter.sort, limit: String(limit) })
  if (filter.query.trim() !== '') search.set('query', filter.query.trim())
  if (filter.readiness !== 'all') search.set('readiness', filter.readiness)
  if (filter.variant !== 'any') search.set('variant', filter.variant)
  if (filter.label !== '') search.set('label', filter.label)
  if (filter.assignee !== 'anyone') search.set('assignee', filter.assignee)
  if (cursor !== null) search.set('cursor', cursor)
  return search.toString()
}
