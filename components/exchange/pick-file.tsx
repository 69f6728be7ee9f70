import { FileUp } from 'lucide-react'
import { type DragEvent, type RefObject, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { FORMAT_TITLES } from '@/lib/import/format'

const FORMATS = [
  ...new Set(Object.values(FORMAT_TITLES).map((title) => title.replace(/ (captions|chapters|metadata)$/, ''))),
]

/** Where a file is dropped or chosen; `problem` says why the last one could not be read. */
export function PickFile({
  ref,
  problem,
  onPick,
}: {
  /** The button that chooses. */
  readonly ref: RefObject<HTMLButtonElement | null>
  readonly problem: string | null
  readonly onPick: (file: File) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const drag = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file !== undefined) onPick(file)
  }
  return (
    <div className="space-y-4">
      <section
        aria-label="Drop a file here"
        onDragOver={drag}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`flex flex-col items-center gap-3 rounded-lg border-2 border-dashed p-10 text-center ${isOver ? 'border-accent bg-accent/5' : 'border-line'}`}
      >
        <FileUp aria-hidden={true} className="size-7 text-ink-muted" strokeWidth={1.5} />
        <p>Drop a file with segments here, or</p>
        <Button ref={ref} look="primary" onClick={() => input.current?.click()}>
          Choose a file…
        </Button>
        <input
          ref={input}
          type="file"
          aria-label="File with segments"
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            event.currentTarget.value = ''
            if (file !== undefined) onPick(file)
          }}
        />
        <p className="max-w-lg text-sm text-ink-muted">
          {FORMATS.join(', ')}. The format is found out; you see what every row becomes before anything is changed.
        </p>
      </section>
      {problem === null ? null : (
        <p role="alert" className="rounded-md border border-bad/40 bg-bad/8 p-3 text-sm text-bad">
          {problem}
        </p>
      )}
    </div>
  )
}
