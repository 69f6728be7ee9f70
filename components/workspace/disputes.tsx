import { useMemo } from 'react'
import { Button } from '@/components/ui/button'
import { useWorkspace, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { type Dispute, disputesOf } from '@/lib/workspace/dispute'
import type { DocumentSegment } from '@/lib/workspace/document'
import { labelName } from '@/lib/workspace/segment-words'

/** Edits the server did not take, each with both versions. Nothing is dropped until somebody decides. */
export function Disputes() {
  const workspace = useWorkspace((state) => state.workspace)
  const disputes = useMemo(() => disputesOf(workspace), [workspace])
  if (disputes.length === 0) return null
  return (
    <section
      aria-label="Changes that need a decision"
      className="max-h-72 shrink-0 space-y-2 overflow-y-auto border-b border-line p-3"
    >
      {disputes.map((dispute) => (
        <DisputeNotice key={dispute.segmentId} dispute={dispute} />
      ))}
    </section>
  )
}

function DisputeNotice({ dispute }: { readonly dispute: Dispute }) {
  const { document, labels } = useWorkspaceHandle()
  const { segmentId, kind, mine, theirs, message } = dispute
  const words = (version: DocumentSegment | null) =>
    version === null
      ? 'deleted'
      : `${labelName(labels, version.labelId)}, ${version.startFrame} to ${version.endFrame - 1}`
  return (
    <div role="alert" className="rounded-md border border-bad/50 bg-bad/8 p-3 text-sm">
      <p className="font-semibold">
        {kind === 'conflict' ? 'This segment was changed elsewhere' : 'The server did not take this change'}
      </p>
      {kind === 'rejected' && message !== undefined ? <p className="mt-1 text-ink-muted">{message}</p> : null}
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
        <dt className="text-ink-muted">Yours</dt>
        <dd>
          {words(mine)}
          <NoteOf version={mine} />
        </dd>
        <dt className="text-ink-muted">Server</dt>
        <dd>
          {words(theirs)}
          <NoteOf version={theirs} />
        </dd>
      </dl>
      <div className="mt-2.5 flex gap-2">
        <Button onClick={() => document.decide(segmentId, 'mine')}>
          {kind === 'conflict' ? 'Keep mine' : 'Try again'}
        </Button>
        <Button onClick={() => document.decide(segmentId, 'theirs')}>
          {kind === 'conflict' ? 'Take theirs' : 'Drop my change'}
        </Button>
      </div>
    </div>
  )
}

const NoteOf = ({ version }: { readonly version: DocumentSegment | null }) =>
  version === null || version.note === '' ? null : (
    <span className="block text-xs text-ink-muted">“{version.note}”</span>
  )
