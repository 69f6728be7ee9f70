import { useEffect } from 'react'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import type { OpenWorkspace } from '@/lib/browser/stores/workspace-context'
import type { FrameSpan } from '@/lib/time/frame-span'
import { boundaryFrames } from '@/lib/workspace/boundaries'
import { visibleSegments } from '@/lib/workspace/document'
import { gapAfter, gapsOf } from '@/lib/workspace/next-gap'

/** How long after a change the player is told: with ten thousand segments that takes a while, and the key press is on screen first. */
const AFTER_MS = 80

/**
 * Tells the player what the document lets expect of the next seeks: again when segments change, and when the playhead
 * comes to rest where another gap is the next.
 */
export function usePrefetchHints({ document, index }: OpenWorkspace): void {
  const player = usePlayerHandle()
  useEffect(() => {
    const { frameCount } = index
    let gaps: readonly FrameSpan[] = []
    const tell = () => {
      const segments = visibleSegments(document.getState().workspace.segments)
      gaps = gapsOf(segments, frameCount)
      const { frame, setPrefetchHints } = player.getState()
      setPrefetchHints({ boundaries: boundaryFrames(segments), nextGap: gapAfter(gaps, frame) })
    }
    const look = () => {
      const { frame, wantsToPlay, prefetchHints, setPrefetchHints } = player.getState()
      if (wantsToPlay) return
      const nextGap = gapAfter(gaps, frame)
      if (nextGap !== prefetchHints.nextGap) setPrefetchHints({ ...prefetchHints, nextGap })
    }
    let waiting: ReturnType<typeof setTimeout> | undefined
    const tellSoon = () => {
      waiting ??= setTimeout(() => {
        waiting = undefined
        tell()
      }, AFTER_MS)
    }
    tell()
    const stops = [
      () => clearTimeout(waiting),
      document.subscribe(({ workspace }, before) => workspace.segments !== before.workspace.segments && tellSoon()),
      player.subscribe(({ phase }, before) => phase !== before.phase && look()),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [player, document, index])
}
