import { EyeOff, Lock, Trash2 } from 'lucide-react'
import { memo } from 'react'
import { useSegmentView, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { DocumentSegment } from '@/lib/workspace/document'
import { isHiddenIn, isLockedIn, takeBackActions } from '@/lib/workspace/segment-view'
import { EdgeField } from './edge-field'
import { RowButton } from './row-button'
import { RowRemarks } from './row-remarks'
import { segmentSeconds } from './segment-length'

/** One segment: its name seeks and selects (with Ctrl it adds to what is selected), its frames can be typed over, its button deletes, unlocks or shows. */
export const SegmentRow = memo(function SegmentRow({
  segment,
  isSelected,
  hasProblem,
}: {
  readonly segment: DocumentSegment
  readonly isSelected: boolean
  readonly hasProblem: boolean
}) {
  const { actions, labels, index, view } = useWorkspaceHandle()
  const isLocked = useSegmentView((state) => isLockedIn(state, segment))
  const isHidden = useSegmentView((state) => isHiddenIn(state, segment))
  const label = labels.find(({ id }) => id === segment.labelId)
  const name = label?.name ?? 'Unknown label'
  const isPoint = label?.kind === 'point'
  const field = { segment, of: name, isPoint, isReadOnly: isLocked || isHidden }
  const takeBack = (type: 'lock' | 'hide') => {
    for (const action of takeBackActions(view.getState(), type, segment)) actions.view(action)
  }
  const length = segment.endFrame - segment.startFrame
  const span = `${name}, frames ${segment.startFrame} to ${segment.endFrame - 1}`
  return (
    <tr
      data-row={segment.id}
      data-selected={isSelected}
      data-hidden={isHidden}
      className="border-b border-line/60 hover:bg-raised/60 data-[hidden=true]:text-ink-muted data-[selected=true]:bg-raised"
    >
      <th scope="row" className="w-full max-w-0 py-1 pl-3 text-left font-normal">
        <button
          type="button"
          aria-pressed={isSelected}
          onClick={({ ctrlKey, metaKey }) => {
            const isAdding = ctrlKey || metaKey
            actions.select(segment.id, { seek: !isAdding, isAdding })
          }}
          className="flex h-7 w-full items-center gap-2 rounded px-1 text-left"
          title={segment.note === '' ? name : `${name}: ${segment.note}`}
        >
          <span aria-hidden={true} className="h-3.5 w-1.5 shrink-0 rounded-sm" style={{ background: label?.color }} />
          <span className="truncate">{name}</span>
          <RowRemarks segment={segment} hasProblem={hasProblem} />
        </button>
      </th>
      <td className="text-right">
        <EdgeField edge="start" {...field} />
      </td>
      <td className="text-right">
        <EdgeField edge="end" {...field} />
      </td>
      <td className="px-1 text-right text-xs whitespace-nowrap text-ink-muted">
        <span className="block leading-tight text-ink">{length} f</span>
        <span className="block leading-tight">{segmentSeconds(segment, index)}</span>
      </td>
      <td className="pr-2 text-right">
        {isHidden ? (
          <RowButton name={`Show ${span}`} title="Hidden: show" onClick={() => takeBack('hide')}>
            <EyeOff aria-hidden={true} className="size-3.5" />
          </RowButton>
        ) : isLocked ? (
          <RowButton name={`Unlock ${span}`} title="Locked: unlock" onClick={() => takeBack('lock')}>
            <Lock aria-hidden={true} className="size-3.5" />
          </RowButton>
        ) : (
          <RowButton name={`Delete ${span}`} title="Delete" isGrave={true} onClick={() => actions.remove(segment.id)}>
            <Trash2 aria-hidden={true} className="size-3.5" />
          </RowButton>
        )}
      </td>
    </tr>
  )
})
