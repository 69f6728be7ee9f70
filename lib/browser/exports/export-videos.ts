import { type ExportChoice, exportUrl, fetchExportReport } from '@/lib/browser/api/export'
import { requestBytes, requestJson } from '@/lib/browser/api/request'
import { listSearch, type VideoFilter } from '@/lib/browser/queries/video-list'
import { fileNameKey } from '@/lib/export/export-format'
import type { ExportReport } from '@/lib/export/export-report'
import { type VideoList, type VideoSummary, videoList } from '@/lib/videos/schema'

/** What came of one video of a batch. */
export type BatchLine = { readonly videoId: string; readonly title: string } & (
  | { readonly status: 'exported'; readonly report: ExportReport }
  | { readonly status: 'failed'; readonly reason: string }
)

export type Batch = {
  /** One zip: the exports, what belongs to them, and `report.json`. */
  readonly zip: Blob
  readonly lines: readonly BatchLine[]
}

/**
 * The exports of every video that `filter` finds, in its order, as one zip. `onProgress` is told how many of how many are
 * done. A video that cannot be exported is a line of the batch and not its end. Throws `RequestError` where the list
 * itself cannot be had, and the reason of `signal` when it is aborted.
 */
export async function exportVideos(
  filter: VideoFilter,
  choice: ExportChoice,
  onProgress: (done: number, all: number) => void,
  signal: AbortSignal,
): Promise<Batch> {
  const { strToU8, zip } = await import('fflate')
  const videos = await everyVideo(filter, signal)
  const files: Record<string, Uint8Array> = {}
  const names = new Set<string>()
  const lines: BatchLine[] = []
  for (const [i, { id: videoId, title }] of videos.entries()) {
    onProgress(i, videos.length)
    try {
      const report = await fetchExportReport(videoId, choice, signal)
      // Videos may be called the same: then the id tells their files apart.
      const prefix = names.has(fileNameKey(report.fileName)) ? `${videoId} ` : ''
      names.add(fileNameKey(report.fileName))
      files[prefix + report.fileName] = await requestBytes(exportUrl(videoId, choice), { signal })
      const [companion] = report.companions
      if (companion !== undefined)
        files[prefix + companion] = await requestBytes(exportUrl(videoId, choice, 'companion'), { signal })
      lines.push({ videoId, title, status: 'exported', report })
    } catch (error) {
      signal.throwIfAborted()
      lines.push({ videoId, title, status: 'failed', reason: error instanceof Error ? error.message : String(error) })
    }
  }
  onProgress(videos.length, videos.length)
  files['report.json'] = strToU8(`${JSON.stringify(lines, null, 2)}\n`)
  const bytes = await new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) =>
    zip(files, { level: 6 }, (error, zipped) => (error === null ? resolve(new Uint8Array(zipped)) : reject(error))),
  )
  return { zip: new Blob([bytes], { type: 'application/zip' }), lines }
}

async function everyVideo(filter: VideoFilter, signal: AbortSignal): Promise<VideoSummary[]> {
  const videos: VideoSummary[] = []
  let cursor: string | null = null
  do {
    const page: VideoList = await requestJson(`/api/videos?${listSearch(filter, cursor, 200)}`, videoList, { signal })
    videos.push(...page.videos)
    cursor = page.nextCursor
  } while (cursor !== null)
  return videos
}
