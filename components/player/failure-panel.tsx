import { RotateCw, VideoOff } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { PlayerFailure } from '@/lib/player/recovery'
import styles from './failure-panel.module.css'

/** Why there is no picture, what to do, and a button that tries again. */
export function FailurePanel(props: { readonly failure: PlayerFailure; readonly onRetry: () => void }) {
  const { failure, onRetry } = props
  return (
    <div className={styles['cover']} role="alert" data-testid="player-failure">
      <VideoOff aria-hidden={true} className={styles['icon']} strokeWidth={1.5} />
      <p className={styles['reason']}>{failure.reason}</p>
      <p className={styles['remedy']}>{failure.remedy}</p>
      <Button onClick={onRetry}>
        <RotateCw aria-hidden={true} size={14} /> Try again
      </Button>
    </div>
  )
}
