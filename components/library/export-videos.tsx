import { Dialog } from '@base-ui/react/dialog'
import { ArrowDownToLine } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogClose } from '@/components/ui/dialog-close'
import type { VideoFilter } from '@/lib/browser/queries/video-list'
import { ExportVideosForm } from './export-videos-form'
import { isNarrowed } from './use-video-filter'

/** What was labeled on every video of the list, as it is narrowed now, in one zip. */
export function ExportVideos({ filter }: { readonly filter: VideoFilter }) {
  const [isOpen, setOpen] = useState(false)
  const what = isNarrowed(filter) ? 'the videos found' : 'all videos'
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Trigger render={<Button className="h-9" title={`Export the segments of ${what}`} />}>
        <ArrowDownToLine aria-hidden={true} className="size-4" /> Export
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/50" />
        <Dialog.Popup
          data-testid="export-videos"
          className="fixed top-1/2 left-1/2 z-50 max-h-[90dvh] w-[min(560px,calc(100vw-32px))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-xl border border-line bg-surface p-6 text-ink shadow-2xl"
        >
          <div className="mb-4 flex items-center justify-between gap-4">
            <Dialog.Title className="text-base font-semibold">Export the segments of {what}</Dialog.Title>
            <DialogClose />
          </div>
          <ExportVideosForm filter={filter} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
