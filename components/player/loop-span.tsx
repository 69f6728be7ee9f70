import { usePlayer } from '@/lib/browser/stores/player-context'
import { shareOfSpan } from '@/lib/player/scrub-position'
import styles from './scrubber.module.css'

/** The stretch of the video that is played over and over, where it is. */
export function LoopSpan() {
  const loop = usePlayer((state) => state.loop)
  const frameCount = usePlayer((state) => state.frameCount)
  if (loop === null) return null
  const { start, length } = shareOfSpan(loop, frameCount)
  return (
    <div
      className={styles['loop']}
      data-testid="loop-span"
      data-start={loop.start}
      data-end={loop.end}
      style={{ left: `${start * 100}%`, width: `${length * 100}%` }}
    />
  )
}
