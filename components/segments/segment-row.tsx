import { Trash2 } from 'lucide-react'
import { memo } from 'react'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { frame } from '@/lib/time/frame'
import type { DocumentSegment, SegmentContent } from '@/lib/workspace/document'
import { FrameField } from './frame-field'
import { segmentSeconds } from './segment-length'

/** One segment: its name seeks and selects, its frames can be typed over, its button deletes. */
export const SegmentRow = memo(function SegmentRow({
  segment,
  isSelected,
}: {
  readonly segment: DocumentSegment
  readonly isSelected: boolean
}) {
  const { actions, labels, index } = useWorkspaceHandle()
  const label = labels.find(({ id }) => id === segment.labelId)
  const name = label?.name ?? 'Unknown label'
  const isPoint = label?.kind === 'point'
  // A point stays one frame: whichever end is typed over, it goes there.
  const move = (changes: Partial<SegmentContent>, to: number) =>
    actions.change(segment.id, isPoint ? { startFrame: frame(to), endFrame: frame(to + 1) } : changes)
  const length = segment.endFrame - segment.startFrame
  return (
    <tr
      data-row={segment.id}
      data-selected={isSelected}
      className="border-b border-line/60 hover:bg-raised/60 data-[selected=true]:bg-raised"
    >
      <th scope="row" className="w-full max-w-0 py-1 pl-3 text-left font-normal">
        <button
          type="button"
          aria-pressed={isSelected}
          onClick={() => actions.select(segment.id, { seek: true })}
          className="flex h-7 w-full items-center gap-2 rounded px-1 text-left"
          title={segment.note === '' ? name : `${name}: ${segment.note}`}
        >
          <span aria-hidden={true} className="h-3.5 w-1.5 shrink-0 rounded-sm" style={{ background: label?.color }} />
          <span className="truncate">{name}</span>
          {segment.note === '' ? null : <span className="text-xs text-ink-muted">(note)</span>}
        </button>
      </th>
      <td className="text-right">
        <FrameField
          name={`First frame of ${name}`}
          value={segment.startFrame}
          least={0}
          most={isPoint ? index.frameCount - 1 : segment.endFrame - 1}
          onCommit={(first) => move({ startFrame: frame(first) }, first)}
        />
      </td>
      <td className="text-right">
        <FrameField
          name={`Last frame of ${name}`}
          value={segment.endFrame - 1}
          least={isPoint ? 0 : segment.startFrame}
          most={index.frameCount - 1}
          onCommit={(last) => move({ endFrame: frame(last + 1) }, last)}
        />
      </td>
      <td className="px-1 text-right text-xs whitespace-nowrap text-ink-muted">
        <span className="block leading-tight text-ink">{length} f</span>
        <span className="block leading-tight">{segmentSeconds(segment, index)}</span>
      </td>
      <td className="pr-2 text-right">
        <button
          type="button"
          aria-label={`Delete ${name}, frames ${segment.startFrame} to ${segment.endFrame - 1}`}
          title="Delete"
          onClick={() => actions.remove(segment.id)}
          className="inline-flex size-7 items-center justify-center rounded text-ink-muted hover:bg-canvas hover:text-bad"
        >
          <Trash2 aria-hidden={true} className="size-3.5" />
        </button>
      </td>
    </tr>
  )
})
