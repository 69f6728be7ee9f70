import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { seconds } from '@/lib/time/seconds'
import { formatDuration } from '@/lib/time/timecode'
import type { Queue, QueueItem } from '@/lib/work/queue-schema'
import type { WorkState } from '@/lib/work/work-state'
import { STATE_WORDS } from '@/lib/work/work-words'
import { DueBadge } from './due-badge'
import { STATE_FILL } from './state-bar'

/** The videos of one state, nothing where there are none. What waits for others is folded. */
export function QueueList(props: {
  readonly queue: Queue
  readonly state: WorkState
  readonly title?: string
  readonly note?: string
  readonly isFolded?: boolean
}) {
  const { queue, state } = props
  const items = queue.items.filter((item) => item.state === state)
  const count = queue.counts[state] ?? 0
  if (count === 0) return null
  const id = `work-${state}`
  const more = count - items.length
  const rows = (
    <>
      {props.note === undefined ? null : <p className="pb-2 text-sm text-ink-muted">{props.note}</p>}
      <ul aria-labelledby={id} className="divide-y divide-line rounded-lg border border-line bg-surface">
        {items.map((item) => (
          <Row key={item.videoId} item={item} batch={queue.batches.find((one) => one.id === item.batchId)} />
        ))}
      </ul>
      {more === 0 ? null : <p className="pt-2 text-sm text-ink-muted">And {more.toLocaleString('en-US')} more.</p>}
    </>
  )
  const heading = (
    <h2 id={id} className="inline-flex items-center gap-2 text-sm font-semibold">
      <span aria-hidden={true} className={`size-2.5 rounded-xs ${STATE_FILL[state]}`} />
      {props.title ?? STATE_WORDS[state]}
      <span className="font-normal text-ink-muted">{count.toLocaleString('en-US')}</span>
    </h2>
  )
  if (props.isFolded !== true) {
    return (
      <section aria-labelledby={id} data-testid={`queue-${state}`} className="space-y-2">
        {heading}
        {rows}
      </section>
    )
  }
  return (
    <details data-testid={`queue-${state}`} className="group">
      <summary className="-ml-1 inline-flex cursor-pointer list-none items-center gap-1 rounded-md p-1 hover:bg-raised">
        <ChevronRight aria-hidden={true} className="size-4 text-ink-muted transition-transform group-open:rotate-90" />
        {heading}
      </summary>
      <div className="pt-2">{rows}</div>
    </details>
  )
}

function Row({ item, batch }: { readonly item: QueueItem; readonly batch: Queue['batches'][number] | undefined }) {
  return (
    <li>
      <Link
        href={`/videos/${item.videoId}`}
        prefetch={false}
        className="flex items-center gap-3 px-4 py-2.5 hover:bg-raised focus-visible:-outline-offset-2"
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{item.title}</span>
          <span className="block truncate text-xs text-ink-muted">
            {[
              formatDuration(seconds(item.durationSeconds)),
              ...(batch === undefined ? [] : [batch.isClosed ? `${batch.name} (closed)` : batch.name]),
              ...(item.changedAt === null ? [] : [`changed ${dayOf(item.changedAt)}`]),
            ].join(' · ')}
          </span>
        </span>
        {batch === undefined || item.state === 'submitted' || item.state === 'accepted' ? null : (
          <DueBadge dueAt={batch.dueAt} />
        )}
        <ChevronRight aria-hidden={true} className="size-4 shrink-0 text-ink-faint" />
      </Link>
    </li>
  )
}

const dayOf = (at: string): string => new Date(at).toLocaleDateString(undefined, { dateStyle: 'medium' })
