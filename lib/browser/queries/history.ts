import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { requestJson } from '@/lib/browser/api/request'
import { operationLog, revision } from '@/lib/segments/log-schema'

const PAGE = 200

const addressOf = (videoId: string) => `/api/videos/${encodeURIComponent(videoId)}`

/** One’s own work, or that of `documentId`. */
const ofDocument = (documentId: string | undefined, mark: '?' | '&') =>
  documentId === undefined ? '' : `${mark}document=${encodeURIComponent(documentId)}`

/** What was done to the segments of one document on a video, the newest first, page by page. */
export const historyQuery = (videoId: string, documentId?: string) =>
  infiniteQueryOptions({
    queryKey: ['history', videoId, 'log', documentId ?? null],
    queryFn: ({ signal, pageParam }) => {
      const before = pageParam === null ? '' : `&before=${pageParam}`
      const query = `limit=${PAGE}${before}${ofDocument(documentId, '&')}`
      return requestJson(`${addressOf(videoId)}/operations?${query}`, operationLog, { signal })
    },
    initialPageParam: null as number | null,
    getNextPageParam: ({ nextBefore }) => nextBefore,
    staleTime: 0,
  })

/** The segments after operation `sequence`. They never change: what was, was. */
export const revisionQuery = (videoId: string, sequence: number, documentId?: string) =>
  queryOptions({
    queryKey: ['history', videoId, 'revision', sequence, documentId ?? null],
    queryFn: ({ signal }) =>
      requestJson(`${addressOf(videoId)}/revisions/${sequence}${ofDocument(documentId, '?')}`, revision, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  })
