import { type RefObject, useEffect } from 'react'
import { usePictureHandle } from '@/lib/browser/stores/picture-context'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { watchOpenPopups } from './open-popup'
import { pointOnStage } from './point-on-stage'

/** Milliseconds in which a second click makes one double click of two. */
const SECOND_CLICK_MS = 240

/**
 * A click plays or pauses, a double click shows 100 % at the pointer or the whole picture. Pausing is at once, because
 * the frame matters; playing waits until no second click can come, so that zooming does not move a standing picture. A
 * click that closes a menu does nothing else.
 */
export function usePictureClicks(surface: RefObject<HTMLElement | null>): void {
  const player = usePlayerHandle()
  const picture = usePictureHandle()
  useEffect(() => {
    const element = surface.current
    if (element === null) return
    const life = new AbortController()
    const { signal } = life
    const closedPopup = watchOpenPopups(signal)
    let starting: ReturnType<typeof setTimeout> | undefined
    let wasPlaying = false
    const onClick = ({ detail }: MouseEvent) => {
      if (detail > 1) return
      const { wantsToPlay, backwardSpeed, toggle } = player.getState()
      wasPlaying = wantsToPlay
      if (closedPopup()) return
      if (wantsToPlay || backwardSpeed !== null) toggle()
      else starting = setTimeout(toggle, SECOND_CLICK_MS)
    }
    const onDoubleClick = (event: MouseEvent) => {
      clearTimeout(starting)
      const { play, pause } = player.getState()
      if (wasPlaying) play()
      else pause()
      picture.toggleFit(pointOnStage(element, event))
    }
    element.addEventListener('click', onClick, { signal })
    element.addEventListener('dblclick', onDoubleClick, { signal })
    return () => {
      clearTimeout(starting)
      life.abort()
    }
  }, [surface, player, picture])
}
