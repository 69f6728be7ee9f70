import { MessageSquare } from 'lucide-react'
import Link from 'next/link'
import type { DocumentSummary } from '@/lib/work/review-schema'
import { agoWords } from '@/lib/work/when-words'
import { StateBadge } from './state-badge'

/** One piece of work, as a line that leads to it. */
export function ReviewRow({ document, isOwn }: { readonly document: DocumentSummary; readonly isOwn: boolean }) {
  const { id, video, annotator, batch, segments, openComments, submittedAt, state } = document
  return (
    <li>
      <Link
        prefetch={false}
        href={`/review/${encodeURIComponent(id)}`}
        data-testid="review-row"
        className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 rounded-md px-3 py-2.5 hover:bg-raised"
      >
        <span className="truncate font-medium">{video.title}</span>
        <span className="justify-self-end">
          <StateBadge state={state} />
        </span>
        <span className="truncate text-sm text-ink-muted">
          {annotator.name}
          {isOwn ? ' (you)' : ''}
          {batch === null ? '' : ` · ${batch.name}`} · {segments} {segments === 1 ? 'segment' : 'segments'}
        </span>
        <span className="flex items-center justify-end gap-3 text-sm whitespace-nowrap text-ink-muted">
          {openComments === 0 ? null : (
            <span className="inline-flex items-center gap-1">
              <MessageSquare aria-hidden={true} className="size-3.5" /> {openComments}
              <span className="sr-only"> open comments</span>
            </span>
          )}
          {submittedAt === null ? (
            'not submitted'
          ) : (
            <time dateTime={submittedAt} title={new Date(submittedAt).toLocaleString()}>
              {agoWords(Date.parse(submittedAt), Date.now())}
            </time>
          )}
        </span>
      </Link>
    </li>
  )
}
