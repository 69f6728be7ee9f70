import { type ExportReport, exportReport } from '@/lib/export/export-report'
import type { ExportQuery } from '@/lib/export/export-request'
import { requestJson } from './request'

/** What an export is asked for by. */
export type ExportChoice = Pick<ExportQuery, 'format' | 'proposals'>

/** Where the export of a video is; `part` is the file that belongs to it. */
export function exportUrl(videoId: string, { format, proposals }: ExportChoice, part?: 'companion' | 'report'): string {
  const search = new URLSearchParams({ format, proposals })
  if (part === 'companion') search.set('part', part)
  if (part === 'report') search.set('report', '1')
  return `/api/videos/${encodeURIComponent(videoId)}/export?${search}`
}

/** What the export is worth: the server writes it and reads it back. Throws `RequestError`. */
export const fetchExportReport = (videoId: string, choice: ExportChoice, signal: AbortSignal): Promise<ExportReport> =>
  requestJson(exportUrl(videoId, choice, 'report'), exportReport, { signal, cache: 'no-store' })
