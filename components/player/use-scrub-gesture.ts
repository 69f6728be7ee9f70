import { type RefObject, useEffect } from 'react'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { frameAtShare } from '@/lib/player/scrub-position'

/**
 * Dragging on `bar`: press to jump, move to scrub, let go to stay. A video that was playing stands still under the
 * hand and goes on afterwards. The pointer is captured, so the hand may leave the bar.
 */
export function useScrubGesture(bar: RefObject<HTMLElement | null>): void {
  const player = usePlayerHandle()
  useEffect(() => {
    const element = bar.current
    if (element === null) return
    const life = new AbortController()
    let resume: boolean | null = null
    const frameUnder = ({ clientX }: PointerEvent) => {
      const { left, width } = element.getBoundingClientRect()
      return frameAtShare(width > 0 ? (clientX - left) / width : 0, player.getState().frameCount)
    }
    const seek = (event: PointerEvent, kind: 'jump' | 'scrub') => {
      const { frame, targetFrame, seekToFrame } = player.getState()
      const to = frameUnder(event)
      if (to !== (targetFrame ?? frame)) seekToFrame(to, kind)
    }
    const onDown = (event: PointerEvent) => {
      if (event.button !== 0) return
      element.setPointerCapture(event.pointerId)
      const { wantsToPlay, pause } = player.getState()
      resume = wantsToPlay
      pause()
      seek(event, 'jump')
    }
    const onMove = (event: PointerEvent) => resume !== null && seek(event, 'scrub')
    const onEnd = () => {
      const { frame, targetFrame, frameCount, settle, play } = player.getState()
      settle()
      // Playing from the last frame would begin at the first: a hand that was taken to the end stays there.
      if (resume && (targetFrame ?? frame) < frameCount - 1) play()
      resume = null
    }
    const { signal } = life
    element.addEventListener('pointerdown', onDown, { signal })
    element.addEventListener('pointermove', onMove, { signal })
    element.addEventListener('lostpointercapture', onEnd, { signal })
    return () => life.abort()
  }, [bar, player])
}
