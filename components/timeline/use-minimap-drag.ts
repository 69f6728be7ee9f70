import { type PointerEvent, useRef } from 'react'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { centerOn, type MinimapGrip, minimapWindow, moveWindow } from '@/lib/timeline/minimap'
import type { Viewport } from '@/lib/timeline/viewport'

/** How near to an end of the window, in pixels, the hand takes it; a narrow window keeps a middle. */
const REACH = 7

type Held = { readonly x: number; readonly grip: MinimapGrip; readonly from: Viewport }

/** Drags on the minimap: the window, one of its ends; a press beside it brings it there first. */
export function useMinimapDrag() {
  const { timeline } = useWorkspaceHandle()
  const held = useRef<Held | null>(null)
  const xOf = (event: PointerEvent<HTMLElement>) => event.clientX - event.currentTarget.getBoundingClientRect().left
  const gripAt = (x: number): MinimapGrip | null => {
    const { viewport } = timeline.getState()
    const { left, right } = minimapWindow(viewport, viewport.width)
    const inside = Math.min(REACH, (right - left) / 4)
    if (x > left - REACH && x < left + inside) return 'start'
    if (x < right + REACH && x > right - inside) return 'end'
    return x >= left && x <= right ? 'window' : null
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      const x = xOf(event)
      const grip = gripAt(x)
      if (grip === null) {
        timeline.change((viewport) => centerOn(viewport, (x / viewport.width) * viewport.frameCount))
      }
      held.current = { x, grip: grip ?? 'window', from: timeline.getState().viewport }
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const x = xOf(event)
      const { current } = held
      if (current === null) {
        const grip = gripAt(x)
        event.currentTarget.style.cursor = grip === null ? 'pointer' : grip === 'window' ? 'grab' : 'ew-resize'
        return
      }
      const frames = ((x - current.x) / current.from.width) * current.from.frameCount
      timeline.change(() => moveWindow(current.from, current.grip, frames))
    },
    onLostPointerCapture: () => {
      held.current = null
    },
  }
}
