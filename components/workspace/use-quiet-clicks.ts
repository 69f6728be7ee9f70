import { type RefObject, useEffect } from 'react'

/**
 * A click of the mouse on a button in `root` leaves the keyboard where it is: the space bar goes on playing instead of
 * pressing the button again. What was being typed is finished. Who comes by Tab has the button as ever.
 */
export function useQuietClicks(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const ending = new AbortController()
    const onMouseDown = (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null
      if (button === null || button.hasAttribute('aria-haspopup')) return
      event.preventDefault()
      const { activeElement } = document
      if (activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement)
        activeElement.blur()
    }
    root.current?.addEventListener('mousedown', onMouseDown, { signal: ending.signal })
    return () => ending.abort()
  }, [root])
}
