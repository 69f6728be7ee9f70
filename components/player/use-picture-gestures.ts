import { type RefObject, useEffect } from 'react'
import { usePictureHandle } from '@/lib/browser/stores/picture-context'
import { attachPictureDrag } from './picture-drag'
import { attachWheelZoom } from './wheel-zoom'

/** The hand on the picture: Ctrl and the wheel or a pinch zoom at the pointer, dragging moves a picture that is cropped. */
export function usePictureGestures(surface: RefObject<HTMLElement | null>): void {
  const picture = usePictureHandle()
  useEffect(() => {
    const element = surface.current
    if (element === null) return
    const life = new AbortController()
    attachWheelZoom(element, picture, life.signal)
    attachPictureDrag(element, picture, life.signal)
    return () => life.abort()
  }, [surface, picture])
}
