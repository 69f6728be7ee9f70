import { useEffect, useRef } from 'react'
import { useAdjudication } from '@/lib/browser/stores/adjudication-context'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { toPixels } from '@/lib/timeline/viewport'

/** The frame on screen, in every lane; moved by the player's clock, outside React. */
export function PlayheadLine() {
  const player = usePlayerHandle()
  const { timeline } = useAdjudication()
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let at = 0
    const draw = () => {
      const { viewport } = timeline.getState()
      if (line.current) line.current.style.transform = `translateX(${toPixels(viewport, at)}px)`
    }
    const stops = [
      player.subscribeFrame((shown, target) => {
        at = target ?? shown
        draw()
      }),
      timeline.subscribe(draw),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [player, timeline])
  return (
    <div
      ref={line}
      aria-hidden={true}
      className="pointer-events-none absolute inset-y-0 left-0 w-0.5 bg-ink shadow-[0_0_0_1px_var(--color-surface)]"
    />
  )
}
