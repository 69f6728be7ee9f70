import { Microscope } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useMicroscope, useSession, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { DocumentSegment } from '@/lib/workspace/document'
import { primaryId } from '@/lib/workspace/labeling'

const LONGEST_NOTE = 10_000

/** A pause this long takes the note: a tab that is killed while somebody thinks loses nothing. */
const PAUSE_MS = 1500

/** The note of the selected segment; nothing while none is selected. */
export function SelectedSegment({ segments }: { readonly segments: readonly DocumentSegment[] }) {
  const selectedId = useSession((state) => primaryId(state.labeling))
  const selected = segments.find(({ id }) => id === selectedId)
  return selected === undefined ? null : <NoteField key={selected.id} segment={selected} />
}

function NoteField({ segment }: { readonly segment: DocumentSegment }) {
  const { actions } = useWorkspaceHandle()
  const [draft, setDraft] = useState<string | null>(null)
  const take = () => {
    if (draft !== null && draft !== segment.note) actions.change(segment.id, { note: draft })
    setDraft(null)
  }
  const takeWords = useEffectEvent((words: string) => {
    if (words !== segment.note) actions.change(segment.id, { note: words })
  })
  useEffect(() => {
    if (draft === null) return
    const timer = setTimeout(() => takeWords(draft), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [draft])
  const takeWhatIsThere = useEffectEvent(() => {
    if (draft !== null) takeWords(draft)
  })
  // Whoever leaves in the middle of a word, for another segment, another page or for good, keeps what was typed.
  useEffect(() => {
    const ending = new AbortController()
    window.addEventListener('pagehide', () => takeWhatIsThere(), { signal: ending.signal })
    return () => {
      ending.abort()
      takeWhatIsThere()
    }
  }, [])
  return (
    <div className="border-t border-line px-4 py-3 [@media(max-height:840px)]:py-2">
      <div className="mb-1 flex items-center justify-between gap-2">
        <label htmlFor="segment-note" className="text-xs font-semibold text-ink-muted">
          Note on the selected segment
        </label>
        <BoundariesButton />
      </div>
      <textarea
        id="segment-note"
        rows={2}
        maxLength={LONGEST_NOTE}
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

/** Opens the microscope at the selected segment. */
function BoundariesButton() {
  const { actions } = useWorkspaceHandle()
  const isOpen = useMicroscope((state) => state.isOpen)
  return (
    <button
      type="button"
      aria-pressed={isOpen}
      aria-keyshortcuts="m"
      title="The frames round its first and its last frame (M)"
      onClick={() => actions.perform({ type: 'microscope' })}
      className="inline-flex items-center gap-1 rounded px-1.5 py-0.5 text-xs text-ink-muted hover:bg-raised hover:text-ink aria-pressed:text-ink"
    >
      <Microscope aria-hidden={true} className="size-3.5" /> Boundaries
    </button>
  )
}
