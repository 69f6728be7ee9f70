import type { DocumentSegment } from '@/lib/workspace/document'
import { percent } from '@/lib/workspace/review-proposals'

/** What is special about a segment, in the fewest words. */
export function RowRemarks({
  segment,
  hasProblem,
}: {
  readonly segment: DocumentSegment
  readonly hasProblem: boolean
}) {
  return (
    <>
      {segment.isProposal ? (
        <span className="shrink-0 rounded border border-dashed border-ink-faint px-1 text-xs text-ink-muted">
          {segment.confidence === null ? 'proposal' : `${percent(segment.confidence)}?`}
          {segment.confidence === null ? null : <span className="sr-only"> sure, a proposal</span>}
        </span>
      ) : null}
      {segment.note === '' ? null : <span className="shrink-0 text-xs text-ink-muted">(note)</span>}
      {hasProblem ? (
        <span className="shrink-0 text-xs font-semibold text-warn">
          !<span className="sr-only"> has a problem</span>
        </span>
      ) : null}
    </>
  )
}
