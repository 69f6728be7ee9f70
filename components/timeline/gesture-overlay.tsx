import { useLayoutEffect, useRef } from 'react'
import { useSession, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { GesturePreview } from '@/lib/timeline/gesture'
import { gestureWords } from '@/lib/timeline/gesture-words'
import { toPixels, type Viewport } from '@/lib/timeline/viewport'
import styles from './gesture-overlay.module.css'

/**
 * What a drag shows beside the bars: a line at what holds the edge, the frame and length in words, and the rubber band. Lies
 * over the whole field of the timeline. Nothing of it is read out: what a drag came to is said in the status line.
 */
export function GestureOverlay({ viewport }: { readonly viewport: Viewport }) {
  const preview = useSession((state) => state.preview)
  if (preview === null) return null
  return (
    <div aria-hidden={true} className={styles['overlay']}>
      {preview.snap === null ? null : (
        <div
          data-testid="snap-guide"
          data-kind={preview.snap.kind}
          data-frame={preview.snap.at}
          className={styles['guide']}
          style={{ transform: `translateX(${toPixels(viewport, preview.snap.at)}px)` }}
        />
      )}
      <Tip preview={preview} viewport={viewport} />
      {preview.band === null ? null : <RubberBand band={preview.band} viewport={viewport} />}
    </div>
  )
}

/** The words stay inside the timeline and centred on the edge as far as they can. */
function Tip({ preview, viewport }: { readonly preview: GesturePreview; readonly viewport: Viewport }) {
  const { index } = useWorkspaceHandle()
  const tip = useRef<HTMLDivElement>(null)
  const { focus } = preview
  const words = gestureWords(preview, index)
  useLayoutEffect(() => {
    if (tip.current === null || focus === null) return
    const width = tip.current.offsetWidth
    const wanted = toPixels(viewport, focus.span[focus.edge]) - width / 2
    tip.current.style.transform = `translateX(${Math.max(0, Math.min(wanted, viewport.width - width))}px)`
  })
  if (words === null) return null
  return (
    <div ref={tip} data-testid="drag-tip" className={styles['tip']}>
      <span className={styles['place']}>{words.place}</span>
      <span>{words.length}</span>
      {words.held === '' ? null : <span>{words.held}</span>}
    </div>
  )
}

/** The band is told in pixels of the page from top to bottom: lanes may have scrolled. */
function RubberBand(props: { readonly band: NonNullable<GesturePreview['band']>; readonly viewport: Viewport }) {
  const { band, viewport } = props
  const box = useRef<HTMLDivElement>(null)
  const left = Math.max(-2, toPixels(viewport, band.start))
  const right = Math.min(viewport.width + 2, toPixels(viewport, band.end))
  useLayoutEffect(() => {
    if (box.current === null) return
    const origin = box.current.parentElement?.getBoundingClientRect().top ?? 0
    box.current.style.top = `${band.top - origin}px`
  })
  const style = { left, width: Math.max(0, right - left), height: band.bottom - band.top }
  return <div ref={box} data-testid="rubber-band" className={styles['band']} style={style} />
}
