import { queryOptions } from '@tanstack/react-query'
import { requestJson } from '@/lib/browser/api/request'
import { readiness } from '@/lib/readiness/check'
import { readinessKey } from './video-keys'

const WHILE_NOT_READY_MS = 15_000
const WHILE_READY_MS = 60_000

/** What the server says about labeling this video; asked again on focus and at intervals, because facts change. */
export const readinessQuery = (videoId: string) =>
  queryOptions({
    queryKey: readinessKey(videoId),
    queryFn: ({ signal }) =>
      requestJson(`/api/videos/${encodeURIComponent(videoId)}/readiness`, readiness, { signal, cache: 'no-store' }),
    staleTime: 0,
    refetchOnWindowFocus: 'always',
    refetchInterval: ({ state }) => (state.data?.ready === true ? WHILE_READY_MS : WHILE_NOT_READY_MS),
  })
