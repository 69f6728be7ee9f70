import { type RefObject, useEffect } from 'react'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { panBy, type Viewport, zoomAround } from '@/lib/timeline/viewport'

/** How much one pixel of the wheel zooms. A pinch comes as a wheel with Ctrl, in much smaller steps. */
const WHEEL_ZOOM = 0.0018
const PINCH_ZOOM = 0.01
const MOST_PINCH = 30
const LINE_PIXELS = 16

/**
 * The wheel over `strip` zooms at the pointer, with Shift, or turned sideways, it moves along the video, and with Alt it
 * scrolls the lanes. The middle button drags the view along.
 */
export function useTimelineWheel(strip: RefObject<HTMLElement | null>): void {
  const { timeline } = useWorkspaceHandle()
  useEffect(() => {
    const element = strip.current
    if (element === null) return
    const ending = new AbortController()
    const change = oncePerFrame(timeline.change, ending.signal)
    const onWheel = (event: WheelEvent) => {
      if (event.altKey) return
      event.preventDefault()
      change(changeOf(event, event.clientX - element.getBoundingClientRect().left))
    }
    // React listens passively to the wheel; only an active listener can keep the page from scrolling.
    element.addEventListener('wheel', onWheel, { passive: false, signal: ending.signal })
    watchMiddleButton(element, change, ending.signal)
    return () => ending.abort()
  }, [strip, timeline])
}

type Change = (viewport: Viewport) => Viewport

function changeOf(event: WheelEvent, anchor: number): Change {
  const scale = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PIXELS : 1
  const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY)
  if (!event.ctrlKey && (event.shiftKey || isSideways)) {
    return (viewport) => panBy(viewport, (isSideways ? event.deltaX : event.deltaY) * scale)
  }
  const turned = event.deltaY * scale
  const isPinch = event.ctrlKey && Math.abs(turned) < MOST_PINCH
  return (viewport) => zoomAround(viewport, anchor, Math.exp(turned * (isPinch ? PINCH_ZOOM : WHEEL_ZOOM)))
}

function watchMiddleButton(element: HTMLElement, change: (next: Change) => void, signal: AbortSignal): void {
  let at: number | null = null
  element.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 1) return
      // The browser would scroll by itself otherwise.
      event.preventDefault()
      at = event.clientX
      element.setPointerCapture(event.pointerId)
    },
    { signal },
  )
  element.addEventListener(
    'pointermove',
    (event) => {
      if (at === null) return
      const by = at - event.clientX
      at = event.clientX
      change((viewport) => panBy(viewport, by))
    },
    { signal },
  )
  const end = () => {
    at = null
  }
  element.addEventListener('lostpointercapture', end, { signal })
  element.addEventListener('mousedown', (event) => event.button === 1 && event.preventDefault(), { signal })
}

/** Gathers changes and makes them together before the next paint: a wheel reports more often than a screen shows. */
function oncePerFrame(apply: (change: Change) => void, signal: AbortSignal): (change: Change) => void {
  let waiting: Change[] = []
  return (next) => {
    waiting.push(next)
    if (waiting.length > 1) return
    requestAnimationFrame(() => {
      const changes = waiting
      waiting = []
      if (!signal.aborted) apply((viewport) => changes.reduce((current, each) => each(current), viewport))
    })
  }
}
