import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { fitAll, panBy, resizeTo, type Viewport, zoomAround } from '@/lib/timeline/viewport'

/** A change of what is in view. */
export type ChangeViewport = (change: (viewport: Viewport) => Viewport) => void

/** What the timeline in `field` shows: all of the video at first; follows the element's width and the wheel. */
export function useViewport(field: RefObject<HTMLDivElement | null>, frameCount: number) {
  const [viewport, setViewport] = useState(() => fitAll(frameCount, 1))
  const change: ChangeViewport = useCallback((next) => setViewport(next), [])
  const changeInFrame = useOncePerFrame(change)
  useWidth(field, change)
  useWheel(field, changeInFrame)
  return { viewport, change }
}

/** Gathers changes and makes them together before the next paint: a wheel reports more often than a screen shows. */
function useOncePerFrame(change: ChangeViewport): ChangeViewport {
  const waiting = useRef<((viewport: Viewport) => Viewport)[]>([])
  return useCallback(
    (next) => {
      waiting.current.push(next)
      if (waiting.current.length > 1) return
      requestAnimationFrame(() => {
        const changes = waiting.current
        waiting.current = []
        change((viewport) => changes.reduce((current, each) => each(current), viewport))
      })
    },
    [change],
  )
}

function useWidth(field: RefObject<HTMLDivElement | null>, change: ChangeViewport) {
  useEffect(() => {
    if (field.current === null) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) change((viewport) => resizeTo(viewport, entry.contentRect.width))
    })
    observer.observe(field.current)
    return () => observer.disconnect()
  }, [field, change])
}

function useWheel(field: RefObject<HTMLDivElement | null>, change: ChangeViewport) {
  useEffect(() => {
    const element = field.current
    if (element === null) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const scale = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
      const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY)
      if (event.shiftKey || isSideways) {
        change((viewport) => panBy(viewport, (isSideways ? event.deltaX : event.deltaY) * scale))
        return
      }
      const anchor = event.clientX - element.getBoundingClientRect().left
      change((viewport) => zoomAround(viewport, anchor, Math.exp(event.deltaY * scale * 0.0018)))
    }
    // React listens passively to the wheel; only an active listener can keep the page from scrolling.
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [field, change])
}
