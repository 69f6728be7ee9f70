import { usePlayer } from '@/lib/browser/stores/player-context'
import styles from './scrubber.module.css'
import { SpanMarks } from './span-marks'

/** Every stretch of the video that the browser holds, where it is. */
export function BufferedRanges() {
  const buffered = usePlayer((state) => state.buffered)
  return <SpanMarks spans={buffered} className={styles['buffered']} testId="buffered-range" />
}
