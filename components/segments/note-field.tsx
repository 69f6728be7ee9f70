import { useEffect, useEffectEvent, useState } from 'react'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { DocumentSegment } from '@/lib/workspace/document'
import { useLeaving } from './use-leaving'

const LONGEST_NOTE = 10_000

/** A pause this long takes the note: a tab that is killed while somebody thinks loses nothing. */
const PAUSE_MS = 1500

/** The note of `segment`: taken by leaving, by a pause, and by whatever ends the page. */
export function NoteField({
  segment,
  isReadOnly,
}: {
  readonly segment: DocumentSegment
  readonly isReadOnly: boolean
}) {
  const { actions } = useWorkspaceHandle()
  const [draft, setDraft] = useState<string | null>(null)
  const keep = () => {
    if (draft !== null && draft !== segment.note) actions.change(segment.id, { note: draft })
  }
  const take = () => {
    keep()
    setDraft(null)
  }
  const takePause = useEffectEvent(keep)
  useEffect(() => {
    if (draft === null) return
    const timer = setTimeout(() => takePause(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [draft])
  useLeaving(keep)
  return (
    <div>
      <label htmlFor="segment-note" className="mb-1 block text-xs font-semibold text-ink-muted">
        Note on the selected segment
      </label>
      <textarea
        id="segment-note"
        rows={2}
        maxLength={LONGEST_NOTE}
        readOnly={isReadOnly}
        value={draft ?? segment.note}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
            event.currentTarget.blur()
          }
        }}
        className="w-full resize-none [@media(max-height:840px)]:h-9 rounded-md border border-line bg-canvas px-2 py-1.5 text-sm"
      />
    </div>
  )
}
