import { useEffect, useRef, useState } from 'react'
import type { ExportChoice } from '@/lib/browser/api/export'
import { type BatchLine, exportVideos } from '@/lib/browser/exports/export-videos'
import { saveBlob } from '@/lib/browser/exports/save-blob'
import type { VideoFilter } from '@/lib/browser/queries/video-list'

/** Where a batch is: `all` is 0 until it is known how many videos there are. */
export type BatchState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly done: number; readonly all: number }
  | { readonly kind: 'done'; readonly lines: readonly BatchLine[]; readonly fileName: string }
  | { readonly kind: 'failed'; readonly reason: string }

/** Exports a batch and saves it; leaving the dialog ends one that runs. */
export function useBatchExport() {
  const [state, setState] = useState<BatchState>({ kind: 'idle' })
  const running = useRef<AbortController>(null)
  useEffect(() => () => running.current?.abort(), [])
  const start = async (filter: VideoFilter, choice: ExportChoice) => {
    running.current?.abort()
    const own = new AbortController()
    running.current = own
    const tell = (next: BatchState) => own.signal.aborted || setState(next)
    tell({ kind: 'running', done: 0, all: 0 })
    try {
      const { zip, lines } = await exportVideos(
        filter,
        choice,
        (done, all) => tell({ kind: 'running', done, all }),
        own.signal,
      )
      const fileName = `framemark-${choice.format}-${new Date().toISOString().slice(0, 10)}.zip`
      if (!own.signal.aborted && lines.length > 0) saveBlob(zip, fileName)
      tell({ kind: 'done', lines, fileName })
    } catch (error) {
      tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) })
    }
  }
  const cancel = () => {
    running.current?.abort()
    setState({ kind: 'idle' })
  }
  return { state, start, cancel }
}
