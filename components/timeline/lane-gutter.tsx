import { ChevronDown, ChevronRight } from 'lucide-react'
import { memo } from 'react'
import { useTimelineView, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { Label } from '@/lib/labels/schema'
import type { LaneRow } from '@/lib/timeline/lane-rows'
import { LANE_HEIGHT } from '@/lib/timeline/rect-of'
import { UNKNOWN_COLOR } from './label-looks'
import styles from './lane-gutter.module.css'

/** The names of the rows: sign and colour, name, how many segments; rows of several lanes can be folded into one. */
export const LaneGutter = memo(function LaneGutter({ rows }: { readonly rows: readonly LaneRow[] }) {
  const { labels } = useWorkspaceHandle()
  const byId = new Map(labels.map((label) => [label.id, label]))
  return (
    <ul className={styles['gutter']} aria-label="Labels on the timeline">
      {rows.map((row) => (
        <GutterRow key={row.labelId} row={row} label={byId.get(row.labelId)} />
      ))}
    </ul>
  )
})

function GutterRow({ row, label }: { readonly row: LaneRow; readonly label: Label | undefined }) {
  const { timeline } = useWorkspaceHandle()
  const isCollapsed = useTimelineView(({ collapsed }) => collapsed.has(row.labelId))
  const name = label?.name ?? 'Unknown label'
  const isPoint = label?.kind === 'point'
  const signs = [isPoint ? 'points' : '', label?.isRetired === true ? 'retired' : ''].filter((sign) => sign !== '')
  const Chevron = isCollapsed ? ChevronRight : ChevronDown
  return (
    <li
      className={styles['gutterRow']}
      style={{ height: row.laneCount * LANE_HEIGHT }}
      title={[name, ...signs].join(', ')}
    >
      <div className={styles['rowHead']}>
        {row.depth > 1 ? (
          <button
            type="button"
            className={styles['fold']}
            aria-expanded={!isCollapsed}
            aria-label={`${name}, ${row.depth} lanes`}
            title={isCollapsed ? `Unfold ${row.depth} lanes` : 'Fold into one lane'}
            onClick={() => timeline.toggleRow(row.labelId)}
          >
            <Chevron aria-hidden={true} className="size-3" />
          </button>
        ) : (
          <span className={styles['fold']} />
        )}
        <span
          aria-hidden={true}
          className={styles['sign']}
          data-point={isPoint}
          style={{ background: label?.color ?? UNKNOWN_COLOR }}
        />
        <span className={styles['rowName']} data-used={row.count > 0}>
          {name}
          {label?.isRetired === true ? ' (retired)' : ''}
        </span>
        <span className={styles['rowCount']}>
          {row.count === 0 ? '' : row.count}
          <span className="sr-only"> {row.count === 1 ? 'segment' : 'segments'}</span>
        </span>
      </div>
    </li>
  )
}
