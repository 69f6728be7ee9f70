import { type PointerEvent, useLayoutEffect, useRef } from 'react'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { useTimelineView, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { keyframeMarks } from '@/lib/timeline/keyframe-marks'
import { rulerTicks } from '@/lib/timeline/ruler'
import { toFrame, type Viewport } from '@/lib/timeline/viewport'
import { beginSurface, usePixelRatio } from './canvas-surface'
import { paintRuler, RULER_HEIGHT } from './paint-ruler'
import type { Palette } from './palette'
import styles from './timeline.module.css'
import { useTimelineWheel } from './use-timeline-wheel'

/** Frame numbers or times, and keyframes when they are far enough apart. Dragging along it scrubs. */
export function Ruler({ palette }: { readonly palette: Palette | null }) {
  const { index } = useWorkspaceHandle()
  const viewport = useTimelineView((state) => state.viewport)
  const unit = useTimelineView((state) => state.ruler)
  const ruler = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const ratio = usePixelRatio()
  const scrub = useScrub(viewport)
  useTimelineWheel(ruler)
  useLayoutEffect(() => {
    const surface = beginSurface(canvas.current, viewport.width, RULER_HEIGHT, ratio)
    if (surface === null || palette === null) return
    const ticks = rulerTicks(viewport, index, unit)
    paintRuler(surface, { viewport, ticks, keyframes: keyframeMarks(viewport, index), palette })
  }, [viewport, index, unit, palette, ratio])
  return (
    <div
      ref={ruler}
      data-testid="timeline-ruler"
      data-unit={unit}
      className={styles['ruler']}
      style={{ width: viewport.width }}
      {...scrub}
    >
      <div aria-hidden={true}>
        <canvas ref={canvas} />
      </div>
    </div>
  )
}

function useScrub(viewport: Viewport) {
  const player = usePlayerHandle()
  const seek = (event: PointerEvent<HTMLDivElement>, kind: 'scrub' | 'jump') => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left
    player.getState().seekToFrame(toFrame(viewport, x), kind)
  }
  const isHeld = useRef(false)
  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      if (event.button !== 0) return
      isHeld.current = true
      event.currentTarget.setPointerCapture(event.pointerId)
      seek(event, 'scrub')
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      if (isHeld.current) seek(event, 'scrub')
    },
    onPointerUp: (event: PointerEvent<HTMLDivElement>) => {
      if (isHeld.current) seek(event, 'jump')
      isHeld.current = false
    },
    onPointerCancel: () => {
      isHeld.current = false
    },
  }
}
