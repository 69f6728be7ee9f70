import { Upload } from 'lucide-react'
import { pickUploads } from '@/lib/browser/uploads/uploads-store'
import { useFileDrop } from './use-file-drop'

/** The whole page takes files; while some are dragged over it, it says so. */
export function DropZone() {
  const isDragging = useFileDrop(pickUploads)
  if (!isDragging) return null
  return (
    <div
      data-testid="upload-drop-zone"
      className="pointer-events-none fixed inset-0 z-60 bg-canvas/85 p-5 backdrop-blur-xs"
    >
      <div className="flex h-full flex-col items-center justify-center gap-3 rounded-xl border-2 border-dashed border-accent bg-accent/5">
        <span className="flex size-14 items-center justify-center rounded-full bg-accent text-accent-ink">
          <Upload aria-hidden={true} className="size-6" />
        </span>
        <p className="text-lg font-semibold">Drop to add to the library</p>
        <p className="text-ink-muted">
          Videos, or whole folders of them. You are asked what they are before anything is sent.
        </p>
      </div>
    </div>
  )
}
