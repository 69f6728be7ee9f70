import { useLayoutEffect, useRef } from 'react'
import type { VideoSummary } from '@/lib/videos/schema'
import { type RowLayout, scrollShift } from './scroll-shift'

/** Keeps in place what is being read when rows come and go above it, or the list begins lower than before. */
export function useScrollAnchor(videos: readonly VideoSummary[], top: number, rowHeight: number): void {
  const before = useRef<RowLayout | null>(null)
  useLayoutEffect(() => {
    const after = { ids: videos.map(({ id }) => id), top, rowHeight }
    const shift = before.current === null ? 0 : scrollShift(before.current, after, window.scrollY)
    before.current = after
    if (shift !== 0) window.scrollBy({ top: shift, behavior: 'instant' })
  }, [videos, top, rowHeight])
}
