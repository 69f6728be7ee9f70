import { type RefObject, useEffect, useState } from 'react'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { LANE_HEIGHT } from '@/lib/timeline/rect-of'

/** The part of the lanes that is drawn, in pixels from the top of the first lane. */
export type LaneCover = { readonly top: number; readonly height: number }

/** What is drawn begins at multiples of this, so that scrolling a little draws nothing. */
const STEP = 3 * LANE_HEIGHT

/**
 * Tells the view how wide `strip` is, and which part of it is to be drawn: what `scroller` shows of it and some more, so
 * that it scrolls without waiting for us.
 */
export function useLaneCover(scroller: RefObject<HTMLElement | null>, strip: RefObject<HTMLElement | null>): LaneCover {
  const { timeline } = useWorkspaceHandle()
  const [cover, setCover] = useState<LaneCover>({ top: 0, height: 0 })
  useEffect(() => {
    const [outer, inner] = [scroller.current, strip.current]
    if (outer === null || inner === null) return
    const ending = new AbortController()
    const measure = () => {
      timeline.resize(inner.clientWidth)
      const top = Math.max(0, Math.floor(outer.scrollTop / STEP) * STEP - STEP)
      const wanted = outer.scrollTop + outer.clientHeight + STEP
      const bottom = Math.min(inner.clientHeight, Math.ceil(wanted / STEP) * STEP)
      setCover((before) =>
        before.top === top && before.height === bottom - top ? before : { top, height: bottom - top },
      )
    }
    const observer = new ResizeObserver(measure)
    observer.observe(outer)
    observer.observe(inner)
    outer.addEventListener('scroll', measure, { passive: true, signal: ending.signal })
    return () => {
      ending.abort()
      observer.disconnect()
    }
  }, [scroller, strip, timeline])
  return cover
}
