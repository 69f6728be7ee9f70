import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query'
import { requestJson } from '@/lib/browser/api/request'
import { type VideoList, videoList } from '@/lib/videos/schema'

/** What the library page asks for. */
export type VideoFilter = {
  readonly query: string
  readonly readiness: 'all' | 'ready' | 'not-ready'
  readonly sort: 'newest' | 'title' | 'duration'
}

const PAGE_SIZE = 60

/** The videos that match `filter`, a page at a time. */
export const videosQuery = (filter: VideoFilter) =>
  infiniteQueryOptions<VideoList, Error, InfiniteData<VideoList>, readonly unknown[], string | null>({
    queryKey: ['videos', filter],
    queryFn: ({ pageParam, signal }) =>
      requestJson(`/api/videos?${searchOf(filter, pageParam)}`, videoList, { signal }),
    initialPageParam: null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (previous) => previous,
  })

function searchOf(filter: VideoFilter, cursor: string | null): string {
  const search = new URLSearchParams({ sort: filter.sort, limit: String(PAGE_SIZE) })
  if (filter.query.trim() !== '') search.set('query', filter.query.trim())
  if (filter.readiness !== 'all') search.set('readiness', filter.readiness)
  if (cursor !== null) search.set('cursor', cursor)
  return search.toString()
}
