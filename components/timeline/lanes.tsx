import { useMemo, useRef } from 'react'
import { useSegments, useSession, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { packLanes } from '@/lib/timeline/lanes'
import type { Viewport } from '@/lib/timeline/viewport'
import { laneHeightOf } from './lane-geometry'
import { SegmentBar } from './segment-bar'
import styles from './timeline.module.css'
import { useLaneDrag } from './use-lane-drag'
import type { ChangeViewport } from './use-viewport'

/** The segments as bars, overlapping ones below each other. */
export function Lanes({ viewport, onView }: { readonly viewport: Viewport; readonly onView: ChangeViewport }) {
  const { labels } = useWorkspaceHandle()
  const segments = useSegments()
  const selectedIds = useSession((state) => state.labeling.selectedIds)
  const preview = useSession((state) => state.preview)
  const isLabeling = useSession((state) => state.isLabeling)
  const isMarking = useSession((state) => state.labeling.inPoint !== null || state.preview !== null)
  const lanes = useMemo(() => packLanes(segments), [segments])
  const byId = useMemo(() => new Map(labels.map((label) => [label.id, label])), [labels])
  const list = useRef<HTMLUListElement>(null)
  const drag = useLaneDrag({ viewport, segments, lanes, list, onView })
  const height = laneHeightOf(lanes.laneCount)

  return (
    <div className={styles['lanes']} {...drag}>
      {segments.length === 0 && !isMarking ? (
        <p className={styles['empty']}>
          {isLabeling ? 'Press a label key, or drag here to mark frames' : 'No segments yet'}
        </p>
      ) : null}
      <ul ref={list} className={styles['list']} style={{ height: lanes.laneCount * height + 6 }}>
        {segments.map((segment) => {
          const dragged = preview?.previews.get(segment.id)
          return (
            <SegmentBar
              key={segment.id}
              id={segment.id}
              label={byId.get(segment.labelId)}
              startFrame={dragged?.start ?? segment.startFrame}
              endFrame={dragged?.end ?? segment.endFrame}
              top={(lanes.laneOf.get(segment.id) ?? 0) * height + 4}
              height={height - 4}
              viewport={viewport}
              isSelected={selectedIds.includes(segment.id)}
              isDragged={dragged !== undefined}
            />
          )
        })}
      </ul>
    </div>
  )
}
