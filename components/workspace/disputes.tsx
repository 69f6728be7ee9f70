import { useEffect, useId, useMemo, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { useWorkspace, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { disputeTitle, togetherWords } from '@/lib/workspace/describe-dispute'
import { type Dispute, disputesOf } from '@/lib/workspace/dispute'
import { DisputedVersions } from './disputed-versions'

/** Edits the server did not take, each with both versions. Nothing is dropped until somebody decides. */
export function Disputes() {
  const { document } = useWorkspaceHandle()
  const workspace = useWorkspace((state) => state.workspace)
  const disputes = useMemo(() => disputesOf(workspace), [workspace])
  const section = useFocusThatGoesOn(disputes.length)
  if (disputes.length === 0) return null
  return (
    <section
      ref={section}
      aria-label="Changes that need a decision"
      data-testid="disputes"
      className="max-h-[45%] shrink-0 space-y-2 overflow-y-auto border-b border-line p-3"
    >
      {disputes.length === 1 ? null : (
        <div className="flex flex-wrap items-center gap-2 text-sm">
          <p className="mr-auto font-semibold">{disputes.length} changes need a decision</p>
          <Button onClick={() => document.decideAll('mine')}>All mine</Button>
          <Button onClick={() => document.decideAll('theirs')}>All theirs</Button>
        </div>
      )}
      {disputes.map((dispute) => (
        <DisputeNotice key={dispute.id} dispute={dispute} />
      ))}
    </section>
  )
}

/** A decision takes its buttons away: the focus goes to the next one, so that the keyboard stays where the work is. */
function useFocusThatGoesOn(count: number) {
  const section = useRef<HTMLElement>(null)
  const before = useRef(count)
  useEffect(() => {
    const isFewer = count < before.current
    before.current = count
    if (isFewer && document.activeElement === document.body) section.current?.querySelector('button')?.focus()
  }, [count])
  return section
}

/** An import that was refused may be of hundreds of segments, and nobody reads so many tables. */
const MOST_TABLES = 20

function DisputeNotice({ dispute }: { readonly dispute: Dispute }) {
  const { document } = useWorkspaceHandle()
  const titleId = useId()
  const { segmentId, kind, mine, theirs, message, segments } = dispute
  const isConflict = kind === 'conflict'
  const together = togetherWords(dispute)
  return (
    <fieldset
      aria-labelledby={titleId}
      data-testid="dispute"
      data-segment-id={segmentId}
      className="rounded-md border border-bad/50 bg-bad/8 p-3 text-sm"
    >
      <p id={titleId} role="alert" className="font-semibold">
        {disputeTitle(dispute)}
      </p>
      {!isConflict && message !== undefined ? <p className="mt-1 text-ink-muted">{message}</p> : null}
      {segments.slice(0, MOST_TABLES).map((each) => (
        <DisputedVersions key={each.segmentId} disputed={each} />
      ))}
      {segments.length > MOST_TABLES ? (
        <p className="mt-2 text-ink-muted">… and {segments.length - MOST_TABLES} more segments.</p>
      ) : null}
      {together === null ? null : <p className="mt-2 text-ink-muted">{together}</p>}
      <div className="mt-2.5 flex flex-wrap gap-2">
        <Button onClick={() => document.decide(segmentId, 'mine')}>{isConflict ? 'Keep mine' : 'Try again'}</Button>
        <Button onClick={() => document.decide(segmentId, 'theirs')}>
          {isConflict ? 'Take theirs' : 'Drop my change'}
        </Button>
        {isConflict && mine !== null && theirs !== null ? (
          <Button
            title="Theirs stays as it is, yours becomes a new segment"
            onClick={() => document.decide(segmentId, 'both')}
          >
            Keep both
          </Button>
        ) : null}
      </div>
    </fieldset>
  )
}
