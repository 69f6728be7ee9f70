import { Eye, EyeOff, Lock, LockOpen } from 'lucide-react'
import { useMemo } from 'react'
import { useSegmentView, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { formatDuration } from '@/lib/time/timecode'
import type { DocumentSegment } from '@/lib/workspace/document'
import { type LabelStatistic, labelStatistics } from '@/lib/workspace/label-statistics'
import { RowButton } from './row-button'

/** How much there is of each label, and whether all of it is locked or hidden. */
export function LabelStatisticsTable({ segments }: { readonly segments: readonly DocumentSegment[] }) {
  const { labels, index } = useWorkspaceHandle()
  const lines = useMemo(() => labelStatistics(segments, labels, index), [segments, labels, index])
  if (lines.length === 0) return <p className="px-4 pb-2 text-xs text-ink-muted">No segment yet to count.</p>
  return (
    <section className="max-h-40 shrink-0 overflow-y-auto pb-1.5" aria-label="Statistics of the labels">
      <table className="w-full border-collapse text-[13px]">
        <thead className="text-left text-xs text-ink-muted">
          <tr>
            <th scope="col" className="pl-4 font-medium">
              Label
            </th>
            <th scope="col" className="px-1 text-right font-medium">
              Count
            </th>
            <th scope="col" className="px-1 text-right font-medium">
              Time
            </th>
            <th scope="col" className="px-1 text-right font-medium">
              Share
            </th>
            <th scope="col">
              <span className="sr-only">Lock and hide</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <StatisticRow key={line.label.id} line={line} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function StatisticRow({ line: { label, count, covered, share } }: { readonly line: LabelStatistic }) {
  const { actions } = useWorkspaceHandle()
  const isLocked = useSegmentView((view) => view.lockedLabelIds.includes(label.id))
  const isHidden = useSegmentView((view) => view.hiddenLabelIds.includes(label.id))
  return (
    <tr>
      <th scope="row" className="w-full max-w-0 truncate pl-4 text-left font-normal">
        <span
          aria-hidden={true}
          className="mr-2 inline-block h-3 w-1.5 rounded-sm align-[-1px]"
          style={{ background: label.color }}
        />
        {label.name}
      </th>
      <td className="px-1 text-right">{count}</td>
      <td className="px-1 text-right whitespace-nowrap">{formatDuration(covered)}</td>
      <td className="px-1 text-right whitespace-nowrap">{shareWords(share)}</td>
      <td className="pr-2 whitespace-nowrap">
        <RowButton
          name={`Lock all of ${label.name}`}
          title={isLocked ? 'Unlock all of it' : 'Lock all of it'}
          isPressed={isLocked}
          onClick={() => actions.view({ type: 'lock', of: 'label', ids: [label.id] })}
        >
          {isLocked ? (
            <Lock aria-hidden={true} className="size-3.5" />
          ) : (
            <LockOpen aria-hidden={true} className="size-3.5" />
          )}
        </RowButton>
        <RowButton
          name={`Hide all of ${label.name}`}
          title={isHidden ? 'Show all of it' : 'Hide all of it'}
          isPressed={isHidden}
          onClick={() => actions.view({ type: 'hide', of: 'label', ids: [label.id] })}
        >
          {isHidden ? (
            <EyeOff aria-hidden={true} className="size-3.5" />
          ) : (
            <Eye aria-hidden={true} className="size-3.5" />
          )}
        </RowButton>
      </td>
    </tr>
  )
}

/** `12.3 %`; what is there at all is not shown as nothing. */
const shareWords = (share: number): string => (share > 0 && share < 0.001 ? '< 0.1 %' : `${(share * 100).toFixed(1)} %`)
