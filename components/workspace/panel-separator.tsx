import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useState } from 'react'
import { panelSizes, usePanelSizes } from '@/lib/browser/stores/panel-sizes'
import { limitsOf, sizeAfterKey, within } from './panel-limits'

type Props = {
  /** What it changes: the width of the panel at the right, or the height of the one at the bottom. */
  readonly side: 'width' | 'height'
  readonly panel: RefObject<HTMLElement | null>
  readonly name: string
  readonly className: string
}

const KEPT_AS = { width: 'panelWidth', height: 'timelineHeight' } as const

/** The edge of a panel: dragged, moved by arrows, Home and End; Enter or a double click gives the size it came with. */
export function PanelSeparator({ side, panel, name, className }: Props) {
  const shown = usePanelSize(panel, side)
  const limits = () => limitsOf(side, side === 'width' ? window.innerWidth : window.innerHeight)
  const keep = (size: number | null) => panelSizes.keep({ ...panelSizes.getState(), [KEPT_AS[side]]: size })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const size = sizeAfterKey(side, event, shown.size, limits())
    if (size === undefined) return
    event.preventDefault()
    keep(size)
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const box = panel.current?.getBoundingClientRect()
    if (box === undefined) return
    keep(within(limits(), side === 'width' ? box.right - event.clientX : box.bottom - event.clientY))
  }
  return (
    // A splitter that takes the focus is a widget: an <hr> would be none.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div
      role="separator"
      tabIndex={0}
      aria-label={name}
      aria-orientation={side === 'width' ? 'vertical' : 'horizontal'}
      aria-valuenow={shown.size}
      aria-valuemin={shown.least}
      aria-valuemax={shown.most}
      title={`${name}: drag, or arrows, Home, End; Enter or a double click resets it`}
      data-testid={`${side}-separator`}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={onPointerMove}
      onDoubleClick={() => keep(null)}
      className={`touch-none transition-colors hover:bg-accent/60 focus-visible:bg-accent active:bg-accent ${className}`}
    />
  )
}

/** How large `panel` is on the screen, and how large it may be there, as it changes. */
function usePanelSize(panel: RefObject<HTMLElement | null>, side: 'width' | 'height') {
  const kept = usePanelSizes()
  const [shown, setShown] = useState({ size: 0, least: 0, most: 0 })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept changes the layout that is measured
  useEffect(() => {
    const measure = () => {
      const box = panel.current?.getBoundingClientRect()
      const limits = limitsOf(side, side === 'width' ? window.innerWidth : window.innerHeight)
      setShown({ size: Math.round(box?.[side] ?? 0), ...limits })
    }
    const ending = new AbortController()
    measure()
    window.addEventListener('resize', measure, { signal: ending.signal })
    return () => ending.abort()
  }, [panel, side, kept])
  return shown
}
