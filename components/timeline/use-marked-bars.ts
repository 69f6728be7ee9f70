import { useCallback, useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useSession } from '@/lib/browser/stores/workspace-context'
import type { GesturePreview } from '@/lib/timeline/gesture'
import type { LaneRows } from '@/lib/timeline/lane-rows'
import type { DocumentSegment } from '@/lib/workspace/document'
import type { MarkedBar } from './paint-lanes'

/**
 * What is drawn over the other segments: hovered, selected, dragged, the primary one last; with what a drag would make of
 * the dragged ones, which `shownOf` says of any segment. The sets of ids stay the same while the hand moves.
 */
export function useMarkedBars(segments: readonly DocumentSegment[], lanes: LaneRows, hoveredId: string | null) {
  const selectedIds = useSession((state) => state.labeling.selectedIds)
  const preview = useSession((state) => state.preview)
  const byId = useMemo(() => new Map(segments.map((segment) => [segment.id, segment])), [segments])
  const draggedIds = useSession(useShallow((state) => [...(state.preview?.previews.keys() ?? [])]))
  const dragged = useMemo(() => new Set(draggedIds), [draggedIds])
  const selected = useMemo(() => new Set(selectedIds), [selectedIds])
  const shownOf = useCallback((segment: DocumentSegment) => previewed(segment, preview), [preview])
  const markedIds = useMemo(() => {
    const hovered = hoveredId === null ? [] : [hoveredId]
    const others = [...hovered, ...draggedIds].filter((id) => !selected.has(id))
    return new Set([...others, ...selectedIds].filter((id) => byId.has(id)))
  }, [byId, hoveredId, draggedIds, selectedIds, selected])
  const marked = useMemo(() => {
    const primaryId = selectedIds.at(-1)
    const markOf = (id: string): MarkedBar['mark'] => {
      if (id === primaryId) return 'primary'
      if (selected.has(id)) return 'selected'
      return dragged.has(id) ? 'dragged' : 'hovered'
    }
    return [...markedIds].flatMap((id): readonly MarkedBar[] => {
      const segment = byId.get(id)
      return segment === undefined ? [] : [{ bar: shownOf(segment), lane: lanes.laneOf.get(id) ?? 0, mark: markOf(id) }]
    })
  }, [byId, lanes, markedIds, dragged, selectedIds, selected, shownOf])
  return { marked, markedIds, shownOf, selected, dragged }
}

const previewed = (segment: DocumentSegment, preview: GesturePreview | null): DocumentSegment => {
  const span = preview?.previews.get(segment.id)
  return span === undefined ? segment : { ...segment, startFrame: span.start, endFrame: span.end }
}
