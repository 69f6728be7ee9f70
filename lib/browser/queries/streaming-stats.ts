import { queryOptions } from '@tanstack/react-query'
import { requestJson } from '@/lib/browser/api/request'
import { streamingStats } from '@/lib/http/streaming-stats'

/** What was streamed of one video, all variants together; asked again every second while somebody looks. */
export const streamingStatsQuery = (videoId: string) =>
  queryOptions({
    queryKey: ['videos', 'streaming-stats', videoId],
    queryFn: ({ signal }) =>
      requestJson(`/api/videos/${encodeURIComponent(videoId)}/streaming-stats`, streamingStats, { signal }),
    refetchInterval: 1000,
    staleTime: 0,
  })
