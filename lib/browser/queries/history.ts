import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { requestJson } from '@/lib/browser/api/request'
import { operationLog, revision } from '@/lib/segments/log-schema'

const PAGE = 200

const addressOf = (videoId: string) => `/api/videos/${encodeURIComponent(videoId)}`

/** What was done to this annotator's segments on a video, the newest first, page by page. */
export const historyQuery = (videoId: string) =>
  infiniteQueryOptions({
    queryKey: ['history', videoId, 'log'],
    queryFn: ({ signal, pageParam }) => {
      const before = pageParam === null ? '' : `&before=${pageParam}`
      return requestJson(`${addressOf(videoId)}/operations?limit=${PAGE}${before}`, operationLog, { signal })
    },
    initialPageParam: null as number | null,
    getNextPageParam: ({ nextBefore }) => nextBefore,
    staleTime: 0,
  })

/** The segments after operation `sequence`. They never change: what was, was. */
export const revisionQuery = (videoId: string, sequence: number) =>
  queryOptions({
    queryKey: ['history', videoId, 'revision', sequence],
    queryFn: ({ signal }) => requestJson(`${addressOf(videoId)}/revisions/${sequence}`, revision, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  })
