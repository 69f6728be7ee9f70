'use client'
import { ChartColumn, ListFilter as FilterIcon } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useLint } from '@/lib/browser/stores/lint-context'
import {
  useEverySegment,
  useSegments,
  useSegmentView,
  useSession,
  useWorkspaceHandle,
} from '@/lib/browser/stores/workspace-context'
import { type ListWish, listSegments, WHOLE_LIST } from '@/lib/workspace/segment-list'
import { EmptySegments } from './empty-segments'
import { LabelStatisticsTable } from './label-statistics-table'
import { ListFilter } from './list-filter'
import { ProposalBar } from './proposal-bar'
import { RowButton } from './row-button'
import { SegmentTable } from './segment-table'
import { SelectedSegment } from './selected-segment'

/** Every segment of this document, those that are asked for as a list, and what is selected in detail. */
export function SegmentPanel() {
  const { labels } = useWorkspaceHandle()
  const segments = useEverySegment()
  const shown = useSegments()
  const view = useSegmentView((state) => state)
  const isAnySelected = useSession((state) => state.labeling.selectedIds.length > 0)
  const [isFiltering, setFiltering] = useState(false)
  const [isCounting, setCounting] = useState(false)
  const [wish, setWish] = useState<ListWish>(WHOLE_LIST)
  const problems = useLint((state) => state.problems)
  const withProblems = useMemo(() => new Set(problems.flatMap(({ segmentIds }) => segmentIds)), [problems])
  const listed = useMemo(
    () => listSegments(segments, wish, { labels, view, hasProblem: ({ id }) => withProblems.has(id) }),
    [segments, wish, labels, view, withProblems],
  )
  const stopFiltering = () => {
    setWish(WHOLE_LIST)
    setFiltering(false)
  }
  return (
    <section
      aria-labelledby="segments-heading"
      className="flex min-h-44 flex-1 flex-col overflow-y-auto border-t border-line"
    >
      <div className="flex items-center gap-1 pt-2 pr-2 pb-1 pl-4">
        <h2
          id="segments-heading"
          className="flex min-w-0 flex-1 items-baseline gap-2 text-xs font-semibold text-ink-muted"
        >
          Segments
          <span className="truncate font-normal" aria-live="polite">
            {countWords(segments.length, listed.length, segments.length - shown.length)}
          </span>
        </h2>
        <RowButton
          name="Filter the list"
          title={isFiltering ? 'List all again' : 'Filter and sort the list'}
          isPressed={isFiltering}
          onClick={() => (isFiltering ? stopFiltering() : setFiltering(true))}
        >
          <FilterIcon aria-hidden={true} className="size-3.5" />
        </RowButton>
        <RowButton
          name="Statistics of the labels"
          title="How much there is of each label; lock and hide labels"
          isPressed={isCounting}
          onClick={() => setCounting(!isCounting)}
        >
          <ChartColumn aria-hidden={true} className="size-3.5" />
        </RowButton>
      </div>
      {isFiltering ? <ListFilter wish={wish} onChange={setWish} /> : null}
      {isCounting ? <LabelStatisticsTable segments={segments} /> : null}
      <ProposalBar segments={shown} />
      {segments.length === 0 ? (
        <EmptySegments />
      ) : listed.length === 0 ? (
        <p className="flex-1 px-4 py-2 text-sm text-ink-muted">
          None of the {segments.length} segments is like that.{' '}
          <button type="button" className="underline" onClick={stopFiltering}>
            List all
          </button>
        </p>
      ) : (
        <div className={isAnySelected ? 'flex min-h-19 flex-1 flex-col' : 'flex min-h-34 flex-1 flex-col'}>
          <SegmentTable segments={listed} withProblems={withProblems} />
        </div>
      )}
      <SelectedSegment segments={shown} />
    </section>
  )
}

function countWords(all: number, listed: number, hidden: number): string {
  if (all === 0) return 'none yet'
  const count = listed === all ? String(all) : `${listed} of ${all}`
  return hidden === 0 ? count : `${count}, ${hidden} hidden`
}
