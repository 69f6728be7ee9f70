import { type RefObject, useEffect } from 'react'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { timeOf } from '@/lib/frames/frame-index'
import { frameAtShare } from '@/lib/player/scrub-position'
import { formatTimecode } from '@/lib/time/timecode'

/** Shows in `preview` which frame is under the pointer on `bar`, kept inside the bar's ends. */
export function useHoverPreview(bar: RefObject<HTMLElement | null>, preview: RefObject<HTMLElement | null>): void {
  const player = usePlayerHandle()
  useEffect(() => {
    const element = bar.current
    const label = preview.current
    if (element === null || label === null) return
    const life = new AbortController()
    const { index, frameCount } = player.getState()
    const onMove = ({ clientX }: PointerEvent) => {
      const { left, width } = element.getBoundingClientRect()
      const at = frameAtShare(width > 0 ? (clientX - left) / width : 0, frameCount)
      label.textContent = `${formatTimecode(timeOf(index, at))}  ·  ${at}`
      const half = label.offsetWidth / 2
      label.style.left = `${Math.min(Math.max(clientX - left, half), width - half)}px`
      label.dataset['shown'] = ''
    }
    const hide = () => {
      delete label.dataset['shown']
    }
    const { signal } = life
    element.addEventListener('pointermove', onMove, { signal })
    element.addEventListener('pointerleave', hide, { signal })
    return () => life.abort()
  }, [bar, preview, player])
}
