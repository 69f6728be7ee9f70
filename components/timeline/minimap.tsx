import { type KeyboardEvent, type RefObject, useDeferredValue, useEffect, useLayoutEffect, useRef } from 'react'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { useSegments, useTimelineView, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { minimapWindow } from '@/lib/timeline/minimap'
import { endOf, panBy, type Viewport, zoomAround } from '@/lib/timeline/viewport'
import { beginSurface, usePixelRatio } from './canvas-surface'
import type { LookOf } from './label-looks'
import styles from './minimap.module.css'
import { paintMinimap } from './paint-minimap'
import { useMinimapDrag } from './use-minimap-drag'
import { useTimelineWheel } from './use-timeline-wheel'

const HEIGHT = 20

/**
 * The whole video, with the part that is in view as a window: it can be dragged, pulled at its ends, set elsewhere by a
 * click, and moved with the keys of a scrollbar; up and down zoom.
 */
export function Minimap({ lookOf }: { readonly lookOf: LookOf | null }) {
  const { timeline } = useWorkspaceHandle()
  const viewport = useTimelineView((state) => state.viewport)
  const map = useRef<HTMLDivElement>(null)
  const { left, right } = minimapWindow(viewport, viewport.width)
  const drag = useMinimapDrag()
  const onKeyDown = (event: KeyboardEvent) => {
    const next = KEYS[event.key]
    if (next === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    timeline.change(next)
  }
  const first = Math.floor(viewport.start)
  const last = Math.min(viewport.frameCount, Math.ceil(endOf(viewport))) - 1
  return (
    <div
      ref={map}
      role="scrollbar"
      tabIndex={0}
      data-testid="timeline-minimap"
      aria-label="Part of the video on the timeline"
      aria-controls="timeline-lanes"
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={Math.max(0, viewport.frameCount - 1)}
      aria-valuenow={first}
      aria-valuetext={`Frames ${first} to ${last} of ${viewport.frameCount}`}
      className={styles['minimap']}
      style={{ width: viewport.width, height: HEIGHT }}
      onKeyDown={onKeyDown}
      {...drag}
    >
      <MinimapPicture map={map} lookOf={lookOf} width={viewport.width} frameCount={viewport.frameCount} />
      <MinimapPlayhead width={viewport.width} frameCount={viewport.frameCount} />
      <div
        data-testid="timeline-window"
        className={styles['window']}
        style={{ transform: `translateX(${left}px)`, width: right - left }}
      />
    </div>
  )
}

const KEYS: Readonly<Record<string, (viewport: Viewport) => Viewport>> = {
  ArrowLeft: (viewport) => panBy(viewport, -viewport.width / 10),
  ArrowRight: (viewport) => panBy(viewport, viewport.width / 10),
  PageUp: (viewport) => panBy(viewport, -viewport.width),
  PageDown: (viewport) => panBy(viewport, viewport.width),
  Home: (viewport) => panBy(viewport, Number.NEGATIVE_INFINITY),
  End: (viewport) => panBy(viewport, Number.POSITIVE_INFINITY),
  ArrowUp: (viewport) => zoomAround(viewport, viewport.width / 2, 0.5),
  ArrowDown: (viewport) => zoomAround(viewport, viewport.width / 2, 2),
}

/** Drawn when segments change, not when the view does. */
function MinimapPicture(props: {
  readonly map: RefObject<HTMLDivElement | null>
  readonly lookOf: LookOf | null
  readonly width: number
  readonly frameCount: number
}) {
  const { map, lookOf, width, frameCount } = props
  const { labels } = useWorkspaceHandle()
  // It may come a moment after the bars, which are what a hand waits for.
  const segments = useDeferredValue(useSegments())
  const canvas = useRef<HTMLCanvasElement>(null)
  const ratio = usePixelRatio()
  useTimelineWheel(map)
  useLayoutEffect(() => {
    const surface = beginSurface(canvas.current, width, HEIGHT, ratio)
    if (surface === null || lookOf === null) return
    paintMinimap(surface, segments, labels, frameCount, lookOf)
  }, [segments, labels, width, frameCount, lookOf, ratio])
  return (
    <div aria-hidden={true} className={styles['minimapCanvas']}>
      <canvas ref={canvas} />
    </div>
  )
}

function MinimapPlayhead({ width, frameCount }: { readonly width: number; readonly frameCount: number }) {
  const player = usePlayerHandle()
  const line = useRef<HTMLDivElement>(null)
  useEffect(
    () =>
      player.subscribeFrame((frame, target) => {
        if (line.current === null) return
        line.current.style.transform = `translateX(${(((target ?? frame) + 0.5) / frameCount) * width}px)`
      }),
    [player, width, frameCount],
  )
  return <div ref={line} aria-hidden={true} className={styles['minimapPlayhead']} />
}
