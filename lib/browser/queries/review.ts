import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { requestJson } from '@/lib/browser/api/request'
import { commentList } from '@/lib/work/comment-schema'
import { documentSummary, type ReviewFilter, reviewQueue } from '@/lib/work/review-schema'

/** Comments on the work of `documentId`. */
export const commentsQuery = (documentId: string) =>
  queryOptions({
    queryKey: ['comments', documentId],
    queryFn: ({ signal }) =>
      requestJson(`/api/comments?document=${encodeURIComponent(documentId)}`, commentList, { signal }),
  })

/** Somebody’s work, as who reviews it sees it. */
export const summaryQuery = (documentId: string) =>
  queryOptions({
    queryKey: ['review', 'one', documentId],
    queryFn: ({ signal }) =>
      requestJson(`/api/documents/${encodeURIComponent(documentId)}`, documentSummary, { signal }),
    refetchOnWindowFocus: 'always',
  })

/** Work in one state, what was submitted first before the rest, page by page. */
export const reviewQueueQuery = (filter: ReviewFilter) =>
  infiniteQueryOptions({
    queryKey: ['review', 'queue', filter],
    queryFn: ({ signal, pageParam }) => {
      const asked = { ...filter, cursor: pageParam ?? undefined }
      const given = Object.entries(asked).filter((each): each is [string, string] => each[1] !== undefined)
      return requestJson(`/api/documents?${new URLSearchParams(given)}`, reviewQueue, { signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
