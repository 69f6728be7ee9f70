import { useEffect, useRef } from 'react'
import { usePlayer, usePlayerHandle } from '@/lib/browser/stores/player-context'
import { endPtsOf, timeOf } from '@/lib/frames/frame-index'
import { frame } from '@/lib/time/frame'
import { toSeconds } from '@/lib/time/timebase'
import { formatTimecode } from '@/lib/time/timecode'
import styles from './transport-bar.module.css'

/** Which frame is on screen and when it is shown, written on every frame past React; and how many there are. */
export function PositionReadout() {
  const player = usePlayerHandle()
  const index = usePlayer((state) => state.index)
  const number = useRef<HTMLSpanElement>(null)
  const timecode = useRef<HTMLSpanElement>(null)
  useEffect(
    () =>
      player.subscribeFrame((shown) => {
        if (number.current) number.current.textContent = String(shown)
        if (timecode.current) timecode.current.textContent = formatTimecode(timeOf(index, shown))
      }),
    [player, index],
  )
  const last = frame(index.frameCount - 1)
  return (
    <div className={styles['position']}>
      <span className={styles['pair']}>
        <span className={styles['label']}>Frame</span>
        <span
          ref={number}
          className={styles['number']}
          style={{ minWidth: `${String(last).length}ch` }}
          data-testid="frame-number"
        />
        <span className={styles['total']}>/ {last}</span>
      </span>
      <span className={styles['pair']}>
        <span ref={timecode} className={styles['now']} data-testid="timecode" />
        <span className={styles['total']}>/ {formatTimecode(toSeconds(endPtsOf(index, last), index.timebase))}</span>
      </span>
      <LandingNote />
    </div>
  )
}

/** The newest seek did not land where it was asked to, and says so. */
function LandingNote() {
  const asked = usePlayer(({ seeks, phase }) => {
    const last = seeks.at(-1)
    return phase === 'paused' && last?.error === 'landed-elsewhere' ? last.request.target : null
  })
  if (asked === null) return null
  return (
    <span className={styles['warning']} role="status">
      Frame {asked} was asked for; this browser shows another.
    </span>
  )
}
