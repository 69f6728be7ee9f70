import { useEffect } from 'react'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'

const QUIET_MS = 500

/** Keeps `?frame=` of the address at the frame on screen, once the picture has stood still for a moment. */
export function useAddress(): void {
  const player = usePlayerHandle()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isFirst = true
    const stop = player.subscribeFrame((_, target) => {
      clearTimeout(timer)
      // The address that was opened stays until somebody moves.
      if (isFirst) isFirst = false
      else if (target === null) timer = setTimeout(() => write(player.getState()), QUIET_MS)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [player])
}

function write({ frame, wantsToPlay }: { readonly frame: number; readonly wantsToPlay: boolean }) {
  if (wantsToPlay) return
  const address = new URL(window.location.href)
  if (address.searchParams.get('frame') === String(frame)) return
  address.searchParams.delete('t')
  address.searchParams.delete('segment')
  address.searchParams.set('frame', String(frame))
  window.history.replaceState(window.history.state, '', address)
}
