import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { HistoryPanel } from '@/components/history/history-panel'
import { CommentPanel } from '@/components/review/comment-panel'
import { ReviewDecision } from '@/components/review/review-decision'
import { StateBadge } from '@/components/review/state-badge'
import { SegmentPanel } from '@/components/segments/segment-panel'
import { meQuery } from '@/lib/browser/queries/me'
import { reviewQueueQuery } from '@/lib/browser/queries/review'
import { useSession, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { DocumentSummary } from '@/lib/work/review-schema'

const PARTS = [
  ['comments', 'Comments'],
  ['labeling', 'Segments'],
] as const

/** Beside the video of somebody else’s work: what was said of it, its segments, and the decision. */
export function ReviewPanel({ summary }: { readonly summary: DocumentSummary }) {
  const { session } = useWorkspaceHandle()
  const part = useSession((state) => state.sidePanel)
  const toNext = useNextWork(summary.id)
  if (part === 'history') return <HistoryPanel />
  return (
    <>
      <header className="border-b border-line px-4 pt-3 pb-2.5">
        <div className="flex items-center gap-2">
          <h2 className="min-w-0 flex-1 truncate text-sm font-semibold">{summary.annotator.name}</h2>
          <StateBadge state={summary.state} />
        </div>
        <p className="mt-0.5 truncate text-xs text-ink-muted">{whenWords(summary)}</p>
        <fieldset className="mt-2.5 grid grid-cols-2 rounded-md border border-line p-0.5">
          <legend className="sr-only">Show</legend>
          {PARTS.map(([name, words]) => (
            <button
              key={name}
              type="button"
              aria-pressed={part === name}
              onClick={() => session.setState({ sidePanel: name })}
              className="h-7 rounded text-sm text-ink-muted hover:text-ink aria-pressed:bg-raised aria-pressed:font-semibold aria-pressed:text-ink"
            >
              {words}
              {name === 'labeling' ? ` (${summary.segments})` : ''}
            </button>
          ))}
        </fieldset>
      </header>
      {part === 'comments' ? <CommentPanel /> : summary.segments === 0 ? <NoSegments /> : <SegmentPanel />}
      <ReviewDecision summary={summary} onDecided={() => void toNext()} />
    </>
  )
}

const NoSegments = () => (
  <p className="flex-1 px-4 py-3 text-sm text-ink-muted">There is no segment: nothing was found in this video.</p>
)

function whenWords({ submittedAt, batch }: DocumentSummary): string {
  const when =
    submittedAt === null
      ? 'Not submitted'
      : `Submitted ${new Date(submittedAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}`
  return batch === null ? when : `${when} · ${batch.name}`
}

/** Goes to the work that has waited longest, of somebody else; to the queue where none waits. */
function useNextWork(documentId: string): () => Promise<void> {
  const client = useQueryClient()
  const router = useRouter()
  const me = useQuery(meQuery).data?.id
  return async () => {
    const asked = { ...reviewQueueQuery({ state: 'submitted' }), staleTime: 0 }
    const queue = await client.fetchInfiniteQuery(asked).catch(() => null)
    const waiting = queue?.pages.flatMap(({ documents }) => documents) ?? []
    const next = waiting.find(({ id, annotator }) => id !== documentId && annotator.id !== me)
    router.push(next === undefined ? '/review' : `/review/${encodeURIComponent(next.id)}`)
  }
}
