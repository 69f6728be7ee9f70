import { queryOptions } from '@tanstack/react-query'
import { requestJson } from '@/lib/browser/api/request'
import { annotationDocument } from '@/lib/segments/document-schema'
import { documentKey } from './video-keys'

/** How far this annotator's work on the video is, and the labels it is done with; asked again when the page is looked at. */
export const documentQuery = (videoId: string) =>
  queryOptions({
    queryKey: documentKey(videoId),
    queryFn: ({ signal }) =>
      requestJson(`/api/videos/${encodeURIComponent(videoId)}/document`, annotationDocument, { signal }),
    refetchOnWindowFocus: 'always',
  })
