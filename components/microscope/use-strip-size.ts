import { type RefObject, useEffect, useState } from 'react'

/** How large a picture of the strip is, in pixels of the screen; null until it is known. */
export type PictureSize = { readonly width: number; readonly height: number }

/** Steps in which pictures grow: they are not decoded anew for every pixel of a window that is dragged. */
const STEP = 32

/** The size at which `count` pictures beside each other fill `strip`. */
export function useStripSize(strip: RefObject<HTMLElement | null>, count: number): PictureSize | null {
  const [width, setWidth] = useState<number | null>(null)
  useEffect(() => {
    if (strip.current === null) return
    const observer = new ResizeObserver(([entry]) => {
      const each = ((entry?.contentRect.width ?? 0) / count) * window.devicePixelRatio
      setWidth(Math.max(Math.ceil(each / STEP) * STEP, STEP))
    })
    observer.observe(strip.current)
    return () => observer.disconnect()
  }, [strip, count])
  return width === null ? null : { width, height: Math.round((width * 3) / 4) }
}
