import { useCallback, useSyncExternalStore } from 'react'

const listen = (tell: () => void) => {
  document.addEventListener('fullscreenchange', tell)
  return () => document.removeEventListener('fullscreenchange', tell)
}

export type FullScreen = {
  readonly isFull: boolean
  /** Enters or leaves; `onRefused` is called where the browser does not allow it. */
  readonly toggle: (onRefused: () => void) => void
}

/**
 * The page on the whole screen, in which the player covers it. The page and not the player is what the browser is asked
 * for: dialogs and notices lie beside the player, and would not be seen otherwise. Escape leaves it, by the browser.
 */
export function useFullScreen(): FullScreen {
  const isFull = useSyncExternalStore(
    listen,
    () => document.fullscreenElement !== null,
    () => false,
  )
  const toggle = useCallback((onRefused: () => void) => {
    if (document.fullscreenElement !== null) return void document.exitFullscreen()
    const root = document.documentElement
    if (root.requestFullscreen === undefined) return onRefused()
    root.requestFullscreen().catch(onRefused)
  }, [])
  return { isFull, toggle }
}
