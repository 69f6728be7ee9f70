import { type RefObject, useEffect } from 'react'
import { usePictureHandle } from '@/lib/browser/stores/picture-context'
import { filterOf } from '@/lib/player/picture-look'
import { placementOf } from '@/lib/player/picture-view'

/** Puts `sheet`, which holds whatever shows the picture, where the view says; written past React, as often as a hand moves. */
export function usePicturePlacement(sheet: RefObject<HTMLElement | null>): void {
  const picture = usePictureHandle()
  useEffect(() => {
    const place = () => {
      const { view, look, geometry } = picture.getState()
      if (sheet.current === null) return
      const { style } = sheet.current
      style.filter = filterOf(look)
      if (geometry === null || view.kind === 'fit') style.transform = 'none'
      else {
        const { zoom, x, y } = placementOf(view, geometry)
        style.transform = `translate(${x}px, ${y}px) scale(${zoom})`
      }
    }
    place()
    return picture.subscribe(place)
  }, [sheet, picture])
}
