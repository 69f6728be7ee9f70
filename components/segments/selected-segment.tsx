import { Eye, EyeOff, Lock, LockOpen, Microscope, Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import { useMicroscope, useSegmentView, useSession, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { Frame } from '@/lib/time/frame'
import type { DocumentSegment } from '@/lib/workspace/document'
import { percent } from '@/lib/workspace/review-proposals'
import { isHiddenIn, isLockedIn } from '@/lib/workspace/segment-view'
import { BulkPanel } from './bulk-panel'
import { FrameField } from './frame-field'
import { LabelChoice } from './label-choice'
import { NoteField } from './note-field'
import { RowButton } from './row-button'
import { SegmentAttributes } from './segment-attributes'
import { segmentSeconds } from './segment-length'

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
  const isHidden = useSegmentView((view) => isHiddenIn(view, segment))
  const isUnderMicroscope = useMicroscope((state) => state.isOpen)
  const isPoint = labels.find(({ id }) => id === segment.labelId)?.kind === 'point'
  const place = (edge: 'start' | 'end') => (at: Frame, isAlone: boolean) =>
    actions.perform({ type: 'place-edge', segmentId: segment.id, edge, at, bond: isAlone ? 'alone' : 'shared' })
  return (
    <>
      <div className="flex items-center gap-1">
        <LabelChoice segments={[segment]} isDisabled={isLocked} />
        <RowButton
          name="Boundaries"
          title="The frames round its first and its last frame (E)"
          isPressed={isUnderMicroscope}
          onClick={() => actions.perform({ type: 'microscope' })}
        >
          <Microscope aria-hidden={true} className="size-3.5" />
        </RowButton>
        <RowButton
          name="Locked"
          title={isLocked ? 'Unlock (Alt+L)' : 'Lock: no edit is taken (Alt+L)'}
          isPressed={isLocked}
          onClick={() => actions.perform({ type: 'lock-selected', of: 'segments' })}
        >
          {isLocked ? (
            <Lock aria-hidden={true} className="size-3.5" />
          ) : (
            <LockOpen aria-hidden={true} className="size-3.5" />
          )}
        </RowButton>
        <RowButton
          name="Hide"
          title="Hide (Alt+H)"
          onClick={() => actions.perform({ type: 'hide-selected', of: 'segments' })}
        >
          {isHidden ? (
            <EyeOff aria-hidden={true} className="size-3.5" />
          ) : (
            <Eye aria-hidden={true} className="size-3.5" />
          )}
        </RowButton>
        <RowButton
          name="Delete what is selected"
          title="Delete (Del)"
          isGrave={true}
          onClick={() => actions.perform({ type: 'delete' })}
        >
          <Trash2 aria-hidden={true} className="size-3.5" />
        </RowButton>
      </div>
      <div className="flex items-center gap-1.5 text-[13px] text-ink-muted">
        <FrameField
          name="First frame of what is selected"
          className="w-20 border-line!"
          value={segment.startFrame}
          least={0}
          most={isPoint ? index.frameCount - 1 : segment.endFrame - 1}
          isReadOnly={isLocked}
          onCommit={place('start')}
        />
        to
        <FrameField
          name="Last frame of what is selected"
          className="w-20 border-line!"
          value={segment.endFrame - 1}
          least={isPoint ? 0 : segment.startFrame}
          most={index.frameCount - 1}
          isReadOnly={isLocked}
          onCommit={place('end')}
        />
        <span className="ml-auto whitespace-nowrap">
          {segment.endFrame - segment.startFrame} f · {segmentSeconds(segment, index)}
        </span>
      </div>
      <p className="text-xs text-ink-muted">{originWords(segment)}</p>
      <SegmentAttributes segments={[segment]} isDisabled={isLocked} />
      <NoteField segment={segment} isReadOnly={isLocked} />
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
