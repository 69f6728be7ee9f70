import { Turtle } from 'lucide-react'
import { usePlayer } from '@/lib/browser/stores/player-context'
import styles from './transport-bar.module.css'

/** Frames come from the media element, because they cannot be decoded one by one here: exact as ever, only slower. */
export function FallbackNote() {
  const why = usePlayer(({ supply }) => (supply.scrub && supply.full ? null : supply.reason))
  if (why === null) return null
  const words = `Scrubbing and stepping back are slower here. ${why}`
  return (
    <span className={styles['note']} data-testid="frames-fallback" title={words}>
      <Turtle size={14} aria-hidden={true} />
      <span className="sr-only">{words}</span>
    </span>
  )
}
