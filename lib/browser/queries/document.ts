import { queryOptions } from '@tanstack/react-query'
import { requestJson } from '@/lib/browser/api/request'
import { annotationDocument } from '@/lib/segments/document-schema'
import { documentKey } from './video-keys'

/**
 * How far one’s own work on the video is, or that of `documentId`, and the labels it is done with; asked again when the page
 * is looked at.
 */
export const documentQuery = (videoId: string, documentId?: string) =>
  queryOptions({
    queryKey: documentKey(videoId, documentId),
    queryFn: ({ signal }) => {
      const whose = documentId === undefined ? '' : `?document=${encodeURIComponent(documentId)}`
      return requestJson(`/api/videos/${encodeURIComponent(videoId)}/document${whose}`, annotationDocument, { signal })
    },
    refetchOnWindowFocus: 'always',
  })
