import { usePlayer } from '@/lib/browser/stores/player-context'
import { shareOfSpan } from '@/lib/player/scrub-position'
import styles from './scrubber.module.css'

/** Every stretch of which the decoded frames are in memory: stepping and running backwards are instant there. */
export function CachedRanges() {
  const cached = usePlayer((state) => state.holdings?.cached)
  const frameCount = usePlayer((state) => state.frameCount)
  return cached?.map((span) => {
    const { start, length } = shareOfSpan(span, frameCount)
    return (
      <div
        key={span.start}
        className={styles['cached']}
        data-testid="cached-range"
        data-start={span.start}
        data-end={span.end}
        style={{ left: `${start * 100}%`, width: `${length * 100}%` }}
      />
    )
  })
}
