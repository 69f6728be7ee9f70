import { queryOptions } from '@tanstack/react-query'
import { type ExportChoice, fetchExportReport } from '@/lib/browser/api/export'

/** What an export is worth, as of `revision` of the document: asked again when more of it has reached the server. */
export const exportReportQuery = (videoId: string, choice: ExportChoice, revision: number) =>
  queryOptions({
    queryKey: ['export-report', videoId, choice, revision],
    queryFn: ({ signal }) => fetchExportReport(videoId, choice, signal),
    gcTime: 0,
  })
