import { useEffect, useRef } from 'react'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { reveal, toPixels, type Viewport } from '@/lib/timeline/viewport'
import styles from './timeline.module.css'
import type { ChangeViewport } from './use-viewport'

/**
 * The frame on screen: its left edge as a line, its width as a shade once a frame is wide enough to see. Moves by the
 * player's clock, outside React, and turns the page when it leaves the view.
 */
export function Playhead({ viewport, onReveal }: { readonly viewport: Viewport; readonly onReveal: ChangeViewport }) {
  const player = usePlayerHandle()
  const line = useRef<HTMLDivElement>(null)
  const shown = useRef(viewport)
  const last = useRef<number | null>(null)

  useEffect(() => {
    shown.current = viewport
    const { frame, targetFrame } = player.getState()
    draw(line.current, viewport, targetFrame ?? frame)
  }, [viewport, player])

  useEffect(
    () =>
      player.subscribeFrame((frame, target) => {
        const at = target ?? frame
        draw(line.current, shown.current, at)
        const hasMoved = last.current !== null && last.current !== at
        last.current = at
        if (hasMoved && reveal(shown.current, at + 0.5) !== shown.current) {
          onReveal((current) => reveal(current, at + 0.5))
        }
      }),
    [player, onReveal],
  )

  return <div ref={line} aria-hidden={true} className={styles['playhead']} />
}

function draw(line: HTMLDivElement | null, viewport: Viewport, at: number) {
  if (line === null) return
  line.style.transform = `translateX(${toPixels(viewport, at)}px)`
  line.style.width = `${Math.max(1.5, 1 / viewport.framesPerPixel)}px`
}
