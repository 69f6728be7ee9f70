import { type PictureStore, selectIsCropped } from '@/lib/browser/stores/picture-store'
import { type Hand, handOf, movementOf } from '@/lib/player/picture-hand'
import type { Point } from '@/lib/player/picture-view'
import { pointOnStage } from './point-on-stage'

/** CSS pixels that a pressed pointer may tremble before it drags. */
const TREMBLE = 4

/**
 * Moves a cropped picture with the pointer, by its first or its middle button; two fingers pinch, too. A press that does
 * not drag stays a click, and the click at the end of a drag is kept from everybody else.
 */
export function attachPictureDrag(surface: HTMLElement, picture: PictureStore, signal: AbortSignal): void {
  const pressed = new Map<number, Point>()
  let last: Hand | null = null
  let isDragging = false

  const grip = () => {
    last = handOf([...pressed.values()])
  }
  const onDown = (event: PointerEvent) => {
    if (event.button > 1) return
    // A pointer that was let go elsewhere is not pressed any more.
    if (event.isPrimary) pressed.clear()
    if (pressed.size === 0) isDragging = false
    pressed.set(event.pointerId, pointOnStage(surface, event))
    grip()
  }
  const onMove = (event: PointerEvent) => {
    if (last === null || !pressed.has(event.pointerId) || event.buttons === 0) return
    if (pressed.size === 1 && !selectIsCropped(picture.getState())) return
    const points = new Map(pressed).set(event.pointerId, pointOnStage(surface, event))
    const hand = handOf([...points.values()])
    if (hand === null) return
    const { by, factor } = movementOf(last, hand)
    if (!isDragging && Math.hypot(by.x, by.y) < TREMBLE && factor === 1) return
    if (!isDragging) surface.dataset['dragging'] = ''
    isDragging = true
    surface.setPointerCapture(event.pointerId)
    for (const [id, point] of points) pressed.set(id, point)
    last = hand
    picture.panBy(by)
    if (factor !== 1) picture.zoomBy(factor, hand.center)
  }
  const onEnd = (event: PointerEvent) => {
    if (!pressed.delete(event.pointerId)) return
    grip()
    if (last === null) delete surface.dataset['dragging']
  }
  const onClick = (event: MouseEvent) => {
    if (isDragging) event.stopPropagation()
    isDragging = false
  }
  // The middle button would begin to scroll.
  const onMouseDown = (event: MouseEvent) => event.button === 1 && event.preventDefault()

  surface.addEventListener('pointerdown', onDown, { signal })
  surface.addEventListener('pointermove', onMove, { signal })
  surface.addEventListener('pointerup', onEnd, { signal })
  surface.addEventListener('pointercancel', onEnd, { signal })
  surface.addEventListener('click', onClick, { signal, capture: true })
  surface.addEventListener('mousedown', onMouseDown, { signal })
}
