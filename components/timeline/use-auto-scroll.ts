import { useCallback, useEffect, useRef } from 'react'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { autoScrollSpeed } from '@/lib/timeline/auto-scroll'

/** Makes the view go on while a dragging hand is at an end of it: `steer` tells where the hand is, null that it has let go. */
export function useAutoScroll() {
  const { timeline } = useWorkspaceHandle()
  const hand = useRef<{ readonly x: number; readonly width: number } | null>(null)
  const running = useRef(0)

  const step = useCallback(
    (last: number) => {
      running.current = requestAnimationFrame((now) => {
        running.current = 0
        if (hand.current === null) return
        const speed = autoScrollSpeed(hand.current.x, hand.current.width)
        if (speed === 0) return
        // A page that was busy, or in the background, does not leap.
        const pixels = (speed * Math.min(now - last, 50)) / 1000
        timeline.panBy(pixels)
        step(now)
      })
    },
    [timeline],
  )

  useEffect(() => () => cancelAnimationFrame(running.current), [])

  return useCallback(
    (at: { readonly x: number; readonly width: number } | null) => {
      hand.current = at
      if (at !== null && running.current === 0 && autoScrollSpeed(at.x, at.width) !== 0) step(performance.now())
    },
    [step],
  )
}
