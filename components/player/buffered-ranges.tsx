import { usePlayer } from '@/lib/browser/stores/player-context'
import { shareOfSpan } from '@/lib/player/scrub-position'
import styles from './scrubber.module.css'

/** Every stretch of the video that the browser holds, where it is. */
export function BufferedRanges() {
  const buffered = usePlayer((state) => state.buffered)
  const frameCount = usePlayer((state) => state.frameCount)
  return buffered.map((span) => {
    const { start, length } = shareOfSpan(span, frameCount)
    return (
      <div
        key={span.start}
        className={styles['buffered']}
        data-testid="buffered-range"
        data-start={span.start}
        data-end={span.end}
        style={{ left: `${start * 100}%`, width: `${length * 100}%` }}
      />
    )
  })
}
