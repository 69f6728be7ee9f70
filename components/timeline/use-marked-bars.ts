import { useMemo } from 'react'
import { useSession } from '@/lib/browser/stores/workspace-context'
import type { FrameSpan } from '@/lib/time/frame-span'
import type { LaneRows } from '@/lib/timeline/lane-rows'
import type { DocumentSegment } from '@/lib/workspace/document'
import type { MarkedBar } from './paint-lanes'

/**
 * The segments with what a drag would make of the dragged one, by id; and those that are drawn over the others: hovered,
 * selected, dragged, the primary one last.
 */
export function useMarkedBars(segments: readonly DocumentSegment[], lanes: LaneRows, hoveredId: string | null) {
  const selectedIds = useSession((state) => state.labeling.selectedIds)
  const preview = useSession((state) => state.preview)
  const byId = useMemo(() => new Map(segments.map((segment) => [segment.id, segment])), [segments])
  const draggedId = preview?.id ?? null
  const selected = useMemo(() => new Set(selectedIds), [selectedIds])
  const shown = useMemo(
    () => (preview === null || preview.id === null ? segments : segments.map((each) => previewed(each, preview))),
    [segments, preview],
  )
  const marked = useMemo(() => {
    const primaryId = selectedIds.at(-1)
    const markOf = (id: string): MarkedBar['mark'] => {
      if (id === primaryId) return 'primary'
      if (selected.has(id)) return 'selected'
      return id === draggedId ? 'dragged' : 'hovered'
    }
    const marks: MarkedBar[] = []
    const others = [hoveredId, draggedId].filter((id) => id !== null && !selected.has(id))
    for (const id of new Set([...others, ...selectedIds])) {
      const segment = id === null ? undefined : byId.get(id)
      if (id === null || segment === undefined) continue
      const bar = preview === null ? segment : previewed(segment, preview)
      marks.push({ bar, lane: lanes.laneOf.get(id) ?? 0, mark: markOf(id) })
    }
    return marks
  }, [byId, lanes, hoveredId, draggedId, selectedIds, selected, preview])
  return { shown, marked, selected, draggedId }
}

type Preview = { readonly id: string | null; readonly span: FrameSpan }

const previewed = (segment: DocumentSegment, { id, span }: Preview): DocumentSegment =>
  segment.id === id ? { ...segment, startFrame: span.start, endFrame: span.end } : segment
