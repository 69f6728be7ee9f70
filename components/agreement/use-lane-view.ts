import { type RefObject, useEffect } from 'react'
import type { TimelineViewStore } from '@/lib/browser/stores/timeline-view-store'
import { panBy, zoomAround } from '@/lib/timeline/viewport'

const WHEEL_ZOOM = 0.002

/**
 * Keeps the view as wide as `strip`. The page scrolls by the wheel; with Ctrl it zooms at the pointer, with Shift or
 * sideways it moves along the video.
 */
export function useLaneView(strip: RefObject<HTMLElement | null>, timeline: TimelineViewStore): void {
  useEffect(() => {
    const element = strip.current
    if (element === null) return
    const ending = new AbortController()
    const observer = new ResizeObserver(() => timeline.resize(element.clientWidth))
    observer.observe(element)
    timeline.resize(element.clientWidth)
    const onWheel = (event: WheelEvent) => {
      const { ctrlKey, metaKey, shiftKey, deltaX, deltaY, clientX } = event
      const isSideways = Math.abs(deltaX) > Math.abs(deltaY)
      if (!ctrlKey && !metaKey && !shiftKey && !isSideways) return
      event.preventDefault()
      const anchor = clientX - element.getBoundingClientRect().left
      timeline.change((viewport) =>
        ctrlKey || metaKey
          ? zoomAround(viewport, anchor, Math.exp(deltaY * WHEEL_ZOOM))
          : panBy(viewport, isSideways ? deltaX : deltaY),
      )
    }
    element.addEventListener('wheel', onWheel, { passive: false, signal: ending.signal })
    return () => {
      observer.disconnect()
      ending.abort()
    }
  }, [strip, timeline])
}
