import { useMemo, useRef } from 'react'
import { useSegments, useSession, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { packLanes } from '@/lib/timeline/lanes'
import type { Viewport } from '@/lib/timeline/viewport'
import { primaryId } from '@/lib/workspace/labeling'
import { laneHeightOf } from './lane-geometry'
import { SegmentBar } from './segment-bar'
import styles from './timeline.module.css'
import { useLaneDrag } from './use-lane-drag'

/** The segments as bars, overlapping ones below each other. */
export function Lanes({ viewport }: { readonly viewport: Viewport }) {
  const { labels } = useWorkspaceHandle()
  const segments = useSegments()
  const selectedId = useSession((state) => primaryId(state.labeling))
  const preview = useSession((state) => state.preview)
  const isLabeling = useSession((state) => state.isLabeling)
  const isMarking = useSession((state) => state.labeling.inPoint !== null || state.preview !== null)
  const lanes = useMemo(() => packLanes(segments), [segments])
  const byId = useMemo(() => new Map(labels.map((label) => [label.id, label])), [labels])
  const list = useRef<HTMLUListElement>(null)
  const drag = useLaneDrag({ viewport, segments, lanes, list })
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
          const isDragged = preview?.id === segment.id
          return (
            <SegmentBar
              key={segment.id}
              id={segment.id}
              label={byId.get(segment.labelId)}
              startFrame={isDragged ? preview.span.start : segment.startFrame}
              endFrame={isDragged ? preview.span.end : segment.endFrame}
              top={(lanes.laneOf.get(segment.id) ?? 0) * height + 4}
              height={height - 4}
              viewport={viewport}
              isSelected={segment.id === selectedId}
              isDragged={isDragged}
            />
          )
        })}
      </ul>
    </div>
  )
}
