import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { DocumentSegment } from '@/lib/workspace/document'
import { FrameField } from './frame-field'

/** The first or the last frame of `segment`, to be typed over; a point goes anywhere, an interval keeps a frame at least. */
export function EdgeField(props: {
  readonly segment: DocumentSegment
  readonly edge: 'start' | 'end'
  /** What is said of the field: `First frame of` this. */
  readonly of: string
  readonly isPoint: boolean
  readonly isReadOnly: boolean
  readonly className?: string
}) {
  const { actions, index } = useWorkspaceHandle()
  const { segment, edge, of, isPoint, ...rest } = props
  const isStart = edge === 'start'
  const [first, last] = [segment.startFrame, segment.endFrame - 1]
  return (
    <FrameField
      {...rest}
      name={`${isStart ? 'First' : 'Last'} frame of ${of}`}
      value={isStart ? first : last}
      least={isStart || isPoint ? 0 : first}
      most={isStart && !isPoint ? last : index.frameCount - 1}
      onCommit={(at, isAlone) =>
        actions.perform({ type: 'place-edge', segmentId: segment.id, edge, at, bond: isAlone ? 'alone' : 'shared' })
      }
    />
  )
}
