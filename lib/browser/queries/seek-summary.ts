import { queryOptions } from '@tanstack/react-query'
import { requestJson } from '@/lib/browser/api/request'
import { seekSummary } from '@/lib/player/seek-summary'

/** How seeking in one video has been going, as its viewers' pages measured it. */
export const seekSummaryQuery = (videoId: string) =>
  queryOptions({
    queryKey: ['videos', 'seek-summary', videoId],
    queryFn: ({ signal }) =>
      requestJson(`/api/videos/${encodeURIComponent(videoId)}/seek-analytics`, seekSummary, { signal }),
    staleTime: 0,
  })
