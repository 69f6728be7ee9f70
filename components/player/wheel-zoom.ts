import type { PictureStore } from '@/lib/browser/stores/picture-store'
import { wheelFactor } from '@/lib/player/picture-hand'
import { pointOnStage } from './point-on-stage'

/** Zooms at the pointer by Ctrl and the wheel, which is also what a pinch on a trackpad sends. */
export function attachWheelZoom(surface: HTMLElement, picture: PictureStore, signal: AbortSignal): void {
  const onWheel = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) return
    // Or the browser zooms the page.
    event.preventDefault()
    picture.zoomBy(wheelFactor(event.deltaY), pointOnStage(surface, event))
  }
  surface.addEventListener('wheel', onWheel, { signal, passive: false })
}
