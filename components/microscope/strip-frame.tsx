import { useCallback } from 'react'
import type { FrameIndex } from '@/lib/frames/frame-index'
import { timeOf } from '@/lib/frames/frame-index'
import { frame } from '@/lib/time/frame'
import { formatTimecode } from '@/lib/time/timecode'
import styles from './microscope.module.css'

type StripFrameProps = {
  readonly number: number
  readonly index: FrameIndex
  readonly isInside: boolean
  /** `first frame` or `last frame`, of the frame the boundary is named by. */
  readonly role: string | null
  readonly isPointedAt: boolean
  readonly missed: string | undefined
  readonly register: (number: number, told: HTMLElement | null) => (() => void) | undefined
  readonly onChoose: (number: number, isAlone: boolean) => void
}

/** One frame of the strip: its picture, its number and time, and whether the segment has it. */
export function StripFrame(props: StripFrameProps) {
  const { number, index, isInside, role, isPointedAt, missed, register, onChoose } = props
  const place = useCallback((told: HTMLElement | null) => register(number, told), [register, number])
  const time = formatTimecode(timeOf(index, frame(number)))
  const where = isInside ? 'inside' : 'outside'
  return (
    <button
      ref={place}
      type="button"
      tabIndex={isPointedAt ? 0 : -1}
      data-testid="microscope-frame"
      data-frame={number}
      data-inside={isInside}
      aria-current={isPointedAt ? 'true' : undefined}
      aria-label={`Frame ${number}, ${time}, ${where}${role === null ? '' : `, ${role}`}`}
      className={styles['frame']}
      onClick={(event) => onChoose(number, event.altKey)}
    >
      <span className={styles['picture']}>
        <canvas width={16} height={9} />
        {missed === undefined ? null : (
          <span className={styles['missed']} title={missed}>
            no picture
          </span>
        )}
      </span>
      <span className={styles['bar']} aria-hidden={true} />
      <span className={styles['number']}>{number}</span>
      <span className={styles['time']}>{time}</span>
      <span className={styles['where']}>{role ?? where}</span>
    </button>
  )
}
