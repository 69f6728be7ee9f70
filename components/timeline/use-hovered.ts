import { type PointerEvent, type RefObject, useState } from 'react'
import { hitTest } from '@/lib/timeline/hit-test'
import type { Bar, Lanes } from '@/lib/timeline/lanes'
import { laneAtPixel } from '@/lib/timeline/rect-of'
import type { Viewport } from '@/lib/timeline/viewport'

/** Which segment the pointer is over, null if none, and the listeners that find out. */
export function useHovered(surface: {
  readonly viewport: Viewport
  readonly segments: readonly Bar[]
  readonly lanes: Lanes
  readonly list: RefObject<HTMLElement | null>
}) {
  const [hoveredId, setHoveredId] = useState<string | null>(null)
  const { viewport, segments, lanes, list } = surface
  return {
    hoveredId,
    listeners: {
      onPointerMoveCapture: (event: PointerEvent) => {
        const box = list.current?.getBoundingClientRect()
        if (box === undefined || event.buttons !== 0) return
        const point = { x: event.clientX - box.left, lane: laneAtPixel(event.clientY - box.top) }
        const hit = hitTest(viewport, segments, lanes, point, null)
        setHoveredId(hit.kind === 'empty' ? null : hit.id)
      },
      onPointerLeave: () => setHoveredId(null),
    },
  }
}
