import { Microscope } from 'lucide-react'
import { useMemo } from 'react'
import { useMicroscope, useSegmentView, useSession, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { DocumentSegment } from '@/lib/workspace/document'
import { percent } from '@/lib/workspace/review-proposals'
import { isHiddenIn, isLockedIn } from '@/lib/workspace/segment-view'
import { BulkPanel } from './bulk-panel'
import { EdgeField } from './edge-field'
import { LabelChoice } from './label-choice'
import { NoteField } from './note-field'
import { RowButton } from './row-button'
import { SegmentAttributes } from './segment-attributes'
import { segmentSeconds } from './segment-length'
import { SelectionButtons } from './selection-buttons'

/** What is selected, in detail: one segment, or what several have in common; nothing while none is. */
export function SelectedSegment({ segments }: { readonly segments: readonly DocumentSegment[] }) {
  const selectedIds = useSession((state) => state.labeling.selectedIds)
  const selected = useMemo(() => {
    const ids = new Set(selectedIds)
    return segments.filter(({ id }) => ids.has(id))
  }, [segments, selectedIds])
  const [only] = selected
  if (only === undefined) return null
  return (
    <section
      aria-label="What is selected"
      className="max-h-[46%] shrink-0 space-y-1.5 overflow-y-auto border-t border-line px-4 py-2"
    >
      {selected.length > 1 ? <BulkPanel segments={selected} /> : <SegmentDetail key={only.id} segment={only} />}
    </section>
  )
}

function SegmentDetail({ segment }: { readonly segment: DocumentSegment }) {
  const { actions, labels, index } = useWorkspaceHandle()
  const isLocked = useSegmentView((view) => isLockedIn(view, segment))
  const isReadOnly = useSession((state) => state.readOnly !== null) || isLocked
  const isHidden = useSegmentView((view) => isHiddenIn(view, segment))
  const isUnderMicroscope = useMicroscope((state) => state.isOpen)
  const isPoint = labels.find(({ id }) => id === segment.labelId)?.kind === 'point'
  const field = { segment, of: 'what is selected', isPoint, isReadOnly, className: 'w-20 border-line!' }
  return (
    <>
      <div className="flex items-center gap-1">
        <LabelChoice segments={[segment]} isDisabled={isReadOnly} />
        <RowButton
          name="Boundaries"
          title="The frames round its first and its last frame (M)"
          isPressed={isUnderMicroscope}
          onClick={() => actions.perform({ type: 'microscope' })}
        >
          <Microscope aria-hidden={true} className="size-3.5" />
        </RowButton>
        <SelectionButtons
          isLocked={isLocked}
          isPressed={isLocked}
          isShown={!isHidden}
          titles={{
            lock: isLocked ? 'Unlock (Alt+L)' : 'Lock: no edit is taken (Alt+L)',
            hide: 'Hide (Alt+H)',
            remove: 'Delete (Del)',
          }}
        />
      </div>
      <div className="flex items-center gap-1.5 text-[13px] text-ink-muted">
        <EdgeField edge="start" {...field} />
        to
        <EdgeField edge="end" {...field} />
        <span className="ml-auto whitespace-nowrap">
          {segment.endFrame - segment.startFrame} f · {segmentSeconds(segment, index)}
        </span>
      </div>
      <p className="text-xs text-ink-muted">{originWords(segment)}</p>
      <SegmentAttributes segments={[segment]} isDisabled={isReadOnly} />
      <NoteField segment={segment} isReadOnly={isReadOnly} />
    </>
  )
}

const ORIGIN = { manual: 'Made by hand', prediction: 'Predicted', import: 'Imported' } as const

/** Where it comes from: `Predicted, 87 % sure, by model; a proposal`. */
function originWords({ source, confidence, author, isProposal }: DocumentSegment): string {
  const sureness = confidence === null ? '' : `, ${percent(confidence)} sure`
  const by = author === '' ? '' : `, by ${author}`
  return `${ORIGIN[source]}${sureness}${by}${isProposal ? '; a proposal' : ''}`
}
