import { type CSSProperties, useEffect, useRef } from 'react'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { useSession, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { toPixels, type Viewport } from '@/lib/timeline/viewport'
import styles from './timeline.module.css'

/** The segment to be: from the in point to the out point, or to the frame on screen while there is none. */
export function PendingSpan({ viewport }: { readonly viewport: Viewport }) {
  const { labels } = useWorkspaceHandle()
  const player = usePlayerHandle()
  const { inPoint, outPoint, armedLabelId } = useSession((state) => state.labeling)
  const preview = useSession((state) => state.preview)
  const box = useRef<HTMLDivElement>(null)

  const drawn = preview?.drawn ?? null
  const from = drawn?.start ?? inPoint
  const to = drawn === null ? outPoint : drawn.end - 1

  useEffect(() => {
    if (from === null) return
    return player.subscribeFrame((frame, target) => {
      const last = to ?? target ?? frame
      const left = toPixels(viewport, Math.min(from, last))
      const right = toPixels(viewport, Math.max(from, last) + 1)
      if (box.current === null) return
      box.current.style.transform = `translateX(${left}px)`
      box.current.style.width = `${Math.max(2, right - left)}px`
    })
  }, [player, viewport, from, to])

  if (from === null) return null
  const label = labels.find(({ id }) => id === (preview?.drawnLabelId ?? armedLabelId))
  const color = { '--pending-color': label?.color ?? 'var(--color-accent)' } as CSSProperties
  return (
    <div ref={box} aria-hidden={true} className={styles['pending']} style={color}>
      <span className={styles['pendingFlag']}>
        {label?.name ?? 'In'} {from}
        {to === null ? ' …' : ` – ${to}`}
      </span>
    </div>
  )
}
