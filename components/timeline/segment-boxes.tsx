import { type CSSProperties, memo, type RefObject } from 'react'
import type { Label } from '@/lib/labels/schema'
import type { LaneRows } from '@/lib/timeline/lane-rows'
import { type Rect, rectOf } from '@/lib/timeline/rect-of'
import type { Viewport } from '@/lib/timeline/viewport'
import type { DocumentSegment } from '@/lib/workspace/document'
import styles from './timeline.module.css'

/** Boxes are cut off this far outside the view: browsers do not place millions of pixels exactly. */
const OVERHANG = 40

type SegmentBoxesProps = {
  readonly list: RefObject<HTMLUListElement | null>
  readonly segments: readonly DocumentSegment[]
  readonly labelOf: (labelId: string) => Label | undefined
  readonly lanes: LaneRows
  readonly viewport: Viewport
  readonly selected: ReadonlySet<string>
  readonly dragged: ReadonlySet<string>
}

/** Where the segments are, for programs, tooltips and assistive technology: boxes over the bars that are drawn below. */
export const SegmentBoxes = memo(function SegmentBoxes(props: SegmentBoxesProps) {
  const { list, segments, labelOf, lanes, viewport, selected, dragged } = props
  return (
    <ul ref={list} className={styles['boxes']} aria-label="Segments on the timeline">
      {segments.map((segment) => {
        const label = labelOf(segment.labelId)
        const isPoint = label?.kind === 'point'
        const { left, top, width, height } = rectOf(viewport, segment, lanes.laneOf.get(segment.id) ?? 0, isPoint)
        return (
          <SegmentBox
            key={segment.id}
            segment={segment}
            label={label}
            isSelected={selected.has(segment.id)}
            isDragged={dragged.has(segment.id)}
            isHidden={left + width < -OVERHANG || left > viewport.width + OVERHANG}
            left={Math.max(-OVERHANG, left)}
            width={Math.min(viewport.width + OVERHANG, left + width) - Math.max(-OVERHANG, left)}
            {...{ top, height }}
          />
        )
      })}
    </ul>
  )
})

type SegmentBoxProps = Rect & {
  readonly segment: DocumentSegment
  readonly label: Label | undefined
  readonly isSelected: boolean
  readonly isDragged: boolean
  readonly isHidden: boolean
}

const SegmentBox = memo(function SegmentBox(props: SegmentBoxProps) {
  const { segment, label, isSelected, isDragged, isHidden, left, top, width, height } = props
  const name = label?.name ?? 'Unknown label'
  const words = `${name}${segment.isProposal ? ' (proposed)' : ''}`
  const frames = framesInWords(segment)
  const style: CSSProperties | undefined = isHidden ? undefined : { left, top, width, height }
  return (
    <li
      data-testid="segment"
      data-segment-id={segment.id}
      data-start={segment.startFrame}
      data-end={segment.endFrame}
      data-label={name}
      data-selected={isSelected}
      data-dragged={isDragged}
      data-proposal={segment.isProposal}
      data-point={label?.kind === 'point'}
      aria-label={`${words}, ${frames}${isSelected ? ', selected' : ''}`}
      title={`${words}: ${frames}${confidenceInWords(segment)}`}
      hidden={isHidden}
      className={styles['box']}
      style={style}
    />
  )
})

const framesInWords = ({ startFrame, endFrame }: DocumentSegment): string =>
  endFrame - startFrame === 1 ? `frame ${startFrame}` : `${startFrame} – ${endFrame - 1}`

const confidenceInWords = ({ confidence }: DocumentSegment): string =>
  confidence === null ? '' : `, confidence ${Math.round(confidence * 100)} %`
