import { Dialog } from '@base-ui/react/dialog'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import type { PickedFiles } from '@/lib/browser/uploads/picked-files'
import { confirmPicked, dismissPicked, useUploads } from '@/lib/browser/uploads/uploads-store'
import { formatBytes } from '@/lib/player/measures'
import { FootageFields } from './footage-fields'
import { useRememberedFootage } from './use-remembered-footage'
import { counted } from './words'

/** Before anything is sent: what the chosen files are. */
export function FootageSheet() {
  const picked = useUploads((state) => state.picked)
  const start = useRef<HTMLButtonElement>(null)
  return (
    <Dialog.Root open={picked !== null} onOpenChange={(open) => open || dismissPicked()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/50" />
        <Dialog.Popup
          initialFocus={start}
          data-testid="footage-sheet"
          className="fixed top-1/2 left-1/2 z-50 max-h-[90dvh] w-[min(600px,calc(100vw-32px))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-xl border border-line bg-surface p-6 text-ink shadow-2xl"
        >
          {picked === null ? null : <Sheet picked={picked} start={start} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Sheet({
  picked: { files, skipped },
  start,
}: {
  readonly picked: PickedFiles
  readonly start: React.RefObject<HTMLButtonElement | null>
}) {
  const [choice, setChoice] = useRememberedFootage()
  if (files.length === 0) return <NothingToAdd skipped={skipped} start={start} />
  const videos = counted(files.length, 'video', 'videos')
  return (
    <>
      <Dialog.Title className="text-base font-semibold">Add {videos}</Dialog.Title>
      <PickedList files={files} skipped={skipped} />
      <FootageFields choice={choice} onChange={setChoice} />
      <div className="mt-6 flex items-center justify-end gap-2">
        <Button look="quiet" className="h-9" onClick={dismissPicked}>
          Cancel
        </Button>
        <Button ref={start} look="primary" className="h-9 px-4" onClick={() => confirmPicked(choice)}>
          Upload {videos}
        </Button>
      </div>
    </>
  )
}

const SHOWN = 4

function PickedList({ files, skipped }: PickedFiles) {
  const size = files.reduce((sum, { file }) => sum + file.size, 0)
  const more = files.length - SHOWN
  return (
    <div className="mt-3 mb-5 rounded-lg border border-line bg-canvas px-3.5 py-2.5 text-[13px]">
      <ul aria-label="Chosen files" className="space-y-1">
        {files.slice(0, more === 1 ? SHOWN + 1 : SHOWN).map(({ file, relativePath }) => (
          <li key={relativePath ?? file.name} className="flex justify-between gap-4">
            <span className="truncate">{relativePath ?? file.name}</span>
            <span className="shrink-0 text-ink-muted">{formatBytes(file.size)}</span>
          </li>
        ))}
      </ul>
      {more > 1 ? (
        <p className="mt-1 text-ink-muted">
          and {more.toLocaleString('en-US')} more; {formatBytes(size)} altogether
        </p>
      ) : null}
      {skipped === 0 ? null : (
        <p className="mt-2 border-t border-line pt-2 text-ink-muted">
          {counted(skipped, 'file is', 'files are')} left out: not a video by the name, or empty.
        </p>
      )}
    </div>
  )
}

function NothingToAdd({
  skipped,
  start,
}: {
  readonly skipped: number
  readonly start: React.RefObject<HTMLButtonElement | null>
}) {
  return (
    <>
      <Dialog.Title className="text-base font-semibold">There is no video among them</Dialog.Title>
      <p className="mt-2 text-ink-muted">
        {counted(skipped, 'file was', 'files were')} looked at: empty, or with a name that does not end in .mp4, .mov,
        .webm, .mkv or the like. A file that has another name can be chosen by itself.
      </p>
      <div className="mt-6 flex justify-end">
        <Button ref={start} look="primary" className="h-9 px-4" onClick={dismissPicked}>
          Close
        </Button>
      </div>
    </>
  )
}
