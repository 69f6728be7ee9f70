import { usePlayer } from '@/lib/browser/stores/player-context'
import styles from './scrubber.module.css'
import { SpanMarks } from './span-marks'

/** The stretch of the video that is played over and over, where it is. */
export function LoopSpan() {
  const loop = usePlayer((state) => state.loop)
  return loop && <SpanMarks spans={[loop]} className={styles['loop']} testId="loop-span" />
}
