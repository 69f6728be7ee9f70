'use client'
import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { ClipboardCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { PageHeader } from '@/components/page/page-header'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { meQuery } from '@/lib/browser/queries/me'
import { reviewQueueQuery } from '@/lib/browser/queries/review'
import type { ReviewFilter, ReviewQueue } from '@/lib/work/review-schema'
import { ReviewFilters } from './review-filters'
import { ReviewRow } from './review-row'
import { useReviewFilter } from './use-review-filter'

/** The work that waits for review, the oldest first. `actions` stand in the bar. */
export function ReviewQueuePage({ actions, account }: { readonly actions?: ReactNode; readonly account: ReactNode }) {
  const [filter, setFilter] = useReviewFilter()
  const queue = useInfiniteQuery(reviewQueueQuery(filter))
  const [first] = queue.data?.pages ?? []
  return (
    <div className="mx-auto flex min-h-dvh max-w-4xl flex-col px-6">
      <PageHeader
        title="Review"
        account={account}
        below={<ReviewFilters filter={filter} choices={first ?? NO_CHOICES} onChange={setFilter} />}
      >
        {actions}
      </PageHeader>
      <main className="flex-1 py-2 pb-16" aria-busy={queue.isPending}>
        {queue.error !== null && first === undefined ? (
          <Notice
            title="The work could not be loaded"
            action={<Button onClick={() => void queue.refetch()}>Try again</Button>}
          >
            {queue.error.message}
          </Notice>
        ) : queue.isPending ? (
          <p className="px-3 py-4 text-sm text-ink-muted">Asking the server…</p>
        ) : (
          <Rows filter={filter} queue={queue} />
        )}
      </main>
    </div>
  )
}

const NO_CHOICES = { annotators: [], batches: [] }

type Queue = UseInfiniteQueryResult<InfiniteData<ReviewQueue>>

function Rows({ filter, queue }: { readonly filter: ReviewFilter; readonly queue: Queue }) {
  const me = useQuery(meQuery).data?.id
  const documents = queue.data?.pages.flatMap((page) => page.documents) ?? []
  if (documents.length === 0) return <Nothing filter={filter} />
  return (
    <>
      <ul aria-label="Work, what was submitted first before the rest">
        {documents.map((document) => (
          <ReviewRow key={document.id} document={document} isOwn={document.annotator.id === me} />
        ))}
      </ul>
      {queue.hasNextPage ? (
        <div className="px-3 py-3">
          <Button disabled={queue.isFetchingNextPage} onClick={() => void queue.fetchNextPage()}>
            {queue.isFetchingNextPage ? 'Asking…' : 'Show more'}
          </Button>
        </div>
      ) : null}
    </>
  )
}

function Nothing({ filter }: { readonly filter: ReviewFilter }) {
  const isNarrowed = filter.annotator !== undefined || filter.batch !== undefined
  return (
    <div className="flex flex-col items-center gap-3 px-6 py-20 text-center text-ink-muted">
      <ClipboardCheck aria-hidden={true} className="size-7" strokeWidth={1.5} />
      <p>
        {isNarrowed
          ? 'Nothing is like that. Choose everybody and all batches to see the rest.'
          : filter.state === 'submitted'
            ? 'Nothing waits for review. What annotators submit appears here by itself.'
            : 'There is no work in this state.'}
      </p>
    </div>
  )
}
