import { queryOptions } from '@tanstack/react-query'
import { RequestError, requestBytes } from '@/lib/browser/api/request'
import { decodeFrameIndex } from '@/lib/frames/frame-index-codec'
import type { VariantKind } from '@/lib/videos/schema'

/** The frame index of one variant. It never changes while a page is open: the same file has the same frames. */
export const frameIndexQuery = (videoId: string, variant: VariantKind) =>
  queryOptions({
    queryKey: ['videos', 'frame-index', videoId, variant],
    queryFn: async ({ signal }) => {
      const url = `/api/videos/${encodeURIComponent(videoId)}/frame-index?type=${variant}&format=binary`
      const index = decodeFrameIndex(await requestBytes(url, { signal }))
      if (index.ok) return index.value
      throw new RequestError('unintelligible', `The frame index cannot be read: ${index.error}`, 200)
    },
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  })
