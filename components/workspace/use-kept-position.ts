import { useEffect } from 'react'
import { sendPosition } from '@/lib/browser/api/save-position'
import { browserClock } from '@/lib/browser/media-element/browser-clock'
import { createPositionKeeper } from '@/lib/browser/position-keeper/position-keeper'
import { usePlayerHandle, usePlayerSource } from '@/lib/browser/stores/player-context'

/** Keeps where the annotator is on the server, so that the video opens there the next time. */
export function useKeptPosition(): void {
  const player = usePlayerHandle()
  const { videoId, variant } = usePlayerSource()
  useEffect(() => {
    const life = new AbortController()
    const keeper = createPositionKeeper({
      clock: browserClock,
      save: (frame) => sendPosition(videoId, { variant, frame }),
    })
    const stop = player.subscribeFrame((shown, target) => keeper.moved(target ?? shown))
    const { signal } = life
    window.addEventListener('pagehide', keeper.leave, { signal })
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keeper.leave(), {
      signal,
    })
    return () => {
      life.abort()
      stop()
      keeper.leave()
    }
  }, [player, videoId, variant])
}
