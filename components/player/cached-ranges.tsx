import { usePlayer } from '@/lib/browser/stores/player-context'
import styles from './scrubber.module.css'
import { SpanMarks } from './span-marks'

/** Every stretch of which the decoded frames are in memory: stepping and running backwards are instant there. */
export function CachedRanges() {
  const cached = usePlayer((state) => state.holdings?.cached)
  return cached && <SpanMarks spans={cached} className={styles['cached']} testId="cached-range" />
}
