import { type RefObject, useEffect } from 'react'
import { usePlayer, usePlayerHandle } from '@/lib/browser/stores/player-context'
import { timeOf } from '@/lib/frames/frame-index'
import { shareOfFrame } from '@/lib/player/scrub-position'
import { formatTimecode } from '@/lib/time/timecode'

/** While the video plays, assistive technology is told the position this often at most. */
const SPEAK_EVERY_MS = 1000

/**
 * Keeps playhead and slider value where the player is, past React: written straight to the elements on every frame.
 * The playhead goes to the target while a seek is on its way, because that is where the hand is.
 */
export function usePlayheadWriter(parts: {
  readonly bar: RefObject<HTMLElement | null>
  readonly played: RefObject<HTMLElement | null>
  readonly playhead: RefObject<HTMLElement | null>
}): void {
  const { bar, played, playhead } = parts
  const player = usePlayerHandle()
  const isPlaying = usePlayer((state) => state.phase === 'playing')
  useEffect(() => {
    const { index, frameCount } = player.getState()
    let spokenAt = Number.NEGATIVE_INFINITY
    return player.subscribeFrame((shown, target) => {
      const at = target ?? shown
      const share = shareOfFrame(at, frameCount)
      if (played.current) played.current.style.transform = `scaleX(${share})`
      if (playhead.current) playhead.current.style.transform = `translateX(${share * 100}%)`
      const now = performance.now()
      if (isPlaying && now - spokenAt < SPEAK_EVERY_MS) return
      spokenAt = now
      bar.current?.setAttribute('aria-valuenow', String(at))
      bar.current?.setAttribute('aria-valuetext', `${formatTimecode(timeOf(index, at))}, frame ${at}`)
    })
  }, [player, isPlaying, bar, played, playhead])
}
