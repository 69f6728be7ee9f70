import { usePlayer } from '@/lib/browser/stores/player-context'
import styles from './buffering-indicator.module.css'

/** Says what is being waited for, as soon as that has taken long enough to be noticed. */
export function BufferingIndicator() {
  const wait = usePlayer((state) => state.wait)
  return (
    <div role="status" className={styles['place']}>
      {wait !== null && (
        <span className={styles['pill']} data-testid="buffering-indicator">
          <span className={styles['spinner']} aria-hidden={true} />
          {wait.text}
        </span>
      )}
    </div>
  )
}
