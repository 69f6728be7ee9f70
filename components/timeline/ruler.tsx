import { type PointerEvent, useMemo } from 'react'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { rulerTicks } from '@/lib/timeline/ruler'
import { toFrame, toPixels, type Viewport } from '@/lib/timeline/viewport'
import styles from './timeline.module.css'

/** Times, or frame numbers where a second is too wide for them. Dragging along it scrubs. */
export function Ruler({ viewport }: { readonly viewport: Viewport }) {
  const { index } = useWorkspaceHandle()
  const ticks = useMemo(() => rulerTicks(viewport, index), [viewport, index])
  const scrub = useScrub(viewport)
  return (
    <div className={styles['ruler']} {...scrub}>
      {ticks.map(({ at, isMajor, words }) => (
        <div
          key={at}
          className={styles['tick']}
          data-major={isMajor}
          style={{ transform: `translateX(${toPixels(viewport, at)}px)` }}
        >
          {isMajor ? <span className={styles['tickWords']}>{words}</span> : null}
        </div>
      ))}
    </div>
  )
}

function useScrub(viewport: Viewport) {
  const player = usePlayerHandle()
  const seek = (event: PointerEvent<HTMLDivElement>, kind: 'scrub' | 'jump') => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left
    player.getState().seekToFrame(toFrame(viewport, x), kind)
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      seek(event, 'scrub')
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(event, 'scrub')
    },
    onPointerUp: (event: PointerEvent<HTMLDivElement>) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(event, 'jump')
    },
  }
}
