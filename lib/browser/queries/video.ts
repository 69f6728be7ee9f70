import { queryOptions } from '@tanstack/react-query'
import { requestJson } from '@/lib/browser/api/request'
import { videoSummary } from '@/lib/videos/schema'
import { videoKey } from './video-keys'

/** One video: its title, its variants, and which of them is labeled. */
export const videoQuery = (videoId: string) =>
  queryOptions({
    queryKey: videoKey(videoId),
    queryFn: ({ signal }) => requestJson(`/api/videos/${encodeURIComponent(videoId)}`, videoSummary, { signal }),
    staleTime: 60_000,
  })
