import { type CSSProperties, useEffect, useRef } from 'react'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { useSession, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { Label } from '@/lib/labels/schema'
import { toPixels, type Viewport } from '@/lib/timeline/viewport'
import styles from './timeline.module.css'

/** The segments to be: what is being drawn or marked, and each label that runs, up to the frame on screen. */
export function PendingSpans({ viewport }: { readonly viewport: Viewport }) {
  const { labels } = useWorkspaceHandle()
  const { inPoint, outPoint, running } = useSession((state) => state.labeling)
  const preview = useSession((state) => state.preview)
  const drawn = preview?.drawn ?? null
  const drawnLabel = labels.find(({ id }) => id === preview?.drawnLabelId)
  const from = drawn?.start ?? inPoint
  const to = drawn === null ? outPoint : drawn.end - 1
  return (
    <>
      {from === null ? null : <PendingSpan viewport={viewport} from={from} to={to} row={0} label={drawnLabel} />}
      {running.map(({ labelId, startFrame }, row) => (
        <PendingSpan
          key={labelId}
          viewport={viewport}
          from={startFrame}
          to={null}
          row={from === null ? row : row + 1}
          label={labels.find(({ id }) => id === labelId)}
        />
      ))}
    </>
  )
}

/** From `from` to `to`, both inside it; to the frame on screen while there is no `to`. Flags of several stand in `row`s. */
function PendingSpan(props: {
  readonly viewport: Viewport
  readonly from: number
  readonly to: number | null
  readonly row: number
  readonly label?: Label | undefined
}) {
  const { viewport, from, to, row, label } = props
  const player = usePlayerHandle()
  const box = useRef<HTMLDivElement>(null)
  useEffect(
    () =>
      player.subscribeFrame((frame, target) => {
        const last = to ?? target ?? frame
        const left = toPixels(viewport, Math.min(from, last))
        const right = toPixels(viewport, Math.max(from, last) + 1)
        if (box.current === null) return
        box.current.style.transform = `translateX(${left}px)`
        box.current.style.width = `${Math.max(2, right - left)}px`
      }),
    [player, viewport, from, to],
  )
  const style = {
    '--pending-color': label?.color ?? 'var(--color-accent)',
    '--pending-row': row,
  } as CSSProperties
  return (
    <div ref={box} aria-hidden={true} className={styles['pending']} style={style}>
      <span className={styles['pendingFlag']}>
        {label?.name ?? 'In'} {from}
        {to === null ? ' …' : ` – ${to}`}
      </span>
    </div>
  )
}
