import { useMemo } from 'react'
import { useSession } from '@/lib/browser/stores/workspace-context'
import type { GesturePreview } from '@/lib/timeline/gesture'
import type { LaneRows } from '@/lib/timeline/lane-rows'
import type { DocumentSegment } from '@/lib/workspace/document'
import type { MarkedBar } from './paint-lanes'

/**
 * The segments with what a drag would make of the dragged ones, by id; and those that are drawn over the others: hovered,
 * selected, dragged, the primary one last.
 */
export function useMarkedBars(segments: readonly DocumentSegment[], lanes: LaneRows, hoveredId: string | null) {
  const selectedIds = useSession((state) => state.labeling.selectedIds)
  const preview = useSession((state) => state.preview)
  const byId = useMemo(() => new Map(segments.map((segment) => [segment.id, segment])), [segments])
  const dragged = useMemo(() => new Set(preview?.previews.keys()), [preview])
  const selected = useMemo(() => new Set(selectedIds), [selectedIds])
  const shown = useMemo(
    () =>
      preview === null || preview.previews.size === 0 ? segments : segments.map((each) => previewed(each, preview)),
    [segments, preview],
  )
  const marked = useMemo(() => {
    const primaryId = selectedIds.at(-1)
    const markOf = (id: string): MarkedBar['mark'] => {
      if (id === primaryId) return 'primary'
      if (selected.has(id)) return 'selected'
      return dragged.has(id) ? 'dragged' : 'hovered'
    }
    const marks: MarkedBar[] = []
    const others = [hoveredId, ...dragged].filter((id) => id !== null && !selected.has(id))
    for (const id of new Set([...others, ...selectedIds])) {
      const segment = id === null ? undefined : byId.get(id)
      if (id === null || segment === undefined) continue
      const bar = preview === null ? segment : previewed(segment, preview)
      marks.push({ bar, lane: lanes.laneOf.get(id) ?? 0, mark: markOf(id) })
    }
    return marks
  }, [byId, lanes, hoveredId, dragged, selectedIds, selected, preview])
  return { shown, marked, selected, dragged }
}

const previewed = (segment: DocumentSegment, { previews }: GesturePreview): DocumentSegment => {
  const span = previews.get(segment.id)
  return span === undefined ? segment : { ...segment, startFrame: span.start, endFrame: span.end }
}
