import { useEffect, useRef } from 'react'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { isFrameInView, toPixels } from '@/lib/timeline/viewport'
import styles from './timeline.module.css'

/**
 * The frame on screen: its left edge as a line, its width as a shade once a frame is wide enough to see. Moves by the
 * player's clock, outside React. A page is turned when it leaves the view by itself or is sent elsewhere, not while the
 * annotator looks at another place.
 */
export function Playhead() {
  const player = usePlayerHandle()
  const { timeline } = useWorkspaceHandle()
  const line = useRef<HTMLDivElement>(null)

  useEffect(() => {
    let at: number | null = null
    const draw = () => {
      if (line.current === null || at === null) return
      const { viewport } = timeline.getState()
      line.current.style.transform = `translateX(${toPixels(viewport, at)}px)`
      line.current.style.width = `${Math.max(1.5, 1 / viewport.framesPerPixel)}px`
    }
    const stopFrames = player.subscribeFrame((frame, target) => {
      const before = at
      at = target ?? frame
      if (before !== null && before !== at) {
        const wasInView = isFrameInView(timeline.getState().viewport, before)
        if (wasInView || target !== null) timeline.reveal(at)
      }
      draw()
    })
    const stopView = timeline.subscribe(draw)
    return () => {
      stopFrames()
      stopView()
    }
  }, [player, timeline])

  return <div ref={line} aria-hidden={true} className={styles['playhead']} data-testid="timeline-playhead" />
}
