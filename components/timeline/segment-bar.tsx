import { type CSSProperties, memo } from 'react'
import type { Label } from '@/lib/labels/schema'
import { toPixels, type Viewport } from '@/lib/timeline/viewport'
import styles from './timeline.module.css'

type SegmentBarProps = {
  readonly id: string
  readonly label: Label | undefined
  readonly startFrame: number
  readonly endFrame: number
  readonly top: number
  readonly height: number
  readonly viewport: Viewport
  readonly isSelected: boolean
  readonly isDragged: boolean
}

/** Bars are cut off this far outside the view: browsers do not place millions of pixels exactly. */
const OVERHANG = 40
const NARROW = 22
const WIDE_ENOUGH_FOR_FRAMES = 150

/** One segment on the timeline: its colour, its name, and its frames where there is room. */
export const SegmentBar = memo(function SegmentBar(props: SegmentBarProps) {
  const { id, label, startFrame, endFrame, top, height, viewport, isSelected, isDragged } = props
  const left = Math.max(-OVERHANG, toPixels(viewport, startFrame))
  const right = Math.min(viewport.width + OVERHANG, toPixels(viewport, endFrame))
  const isPoint = label?.kind === 'point'
  const width = Math.max(isPoint ? 12 : 3, right - left)
  const name = label?.name ?? 'Unknown label'
  const frames = endFrame - startFrame === 1 ? `frame ${startFrame}` : `${startFrame} – ${endFrame - 1}`
  // The name stays in view while any of the bar does.
  const paddingLeft = width < NARROW ? 0 : 6 + Math.max(0, -left)
  const style = { '--label-color': label?.color ?? '#8a94a3', left, width, top, height, paddingLeft } as CSSProperties
  const isOutside = right < -OVERHANG || left > viewport.width + OVERHANG
  return (
    <li
      data-testid="segment"
      data-segment-id={id}
      data-start={startFrame}
      data-end={endFrame}
      data-label={name}
      data-selected={isSelected}
      data-dragged={isDragged}
      data-narrow={width < NARROW}
      data-point={isPoint}
      aria-label={`${name}, ${frames}${isSelected ? ', selected' : ''}`}
      title={`${name}: ${frames}`}
      hidden={isOutside}
      className={styles['segment']}
      style={style}
    >
      {width < NARROW ? null : <span className="truncate">{name}</span>}
      {width < WIDE_ENOUGH_FOR_FRAMES ? null : <span className={styles['segmentFrames']}>{frames}</span>}
    </li>
  )
})
