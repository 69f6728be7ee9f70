'use client'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { PageHeader } from '@/components/page/page-header'
import { queueQuery } from '@/lib/browser/queries/work'
import type { Queue } from '@/lib/work/queue-schema'
import { counted } from '@/lib/work/work-words'
import { DueBadge } from './due-badge'
import { NextCard } from './next-card'
import { PageState } from './page-state'
import { QueueList } from './queue-list'

/** What somebody is to do: one button for the next video, and all they have, by how far it is. */
export function QueuePage({ account }: { readonly account: ReactNode }) {
  const { data, error, refetch } = useQuery(queueQuery())
  return (
    <div className="mx-auto flex min-h-dvh max-w-6xl flex-col px-6">
      <PageHeader title="My work" account={account} />
      {data === undefined ? (
        <PageState what="your work" error={error} onRetry={() => void refetch()} />
      ) : (
        <div className="grid items-start gap-8 py-6 pb-24 lg:grid-cols-[minmax(0,1fr)_320px]">
          <main className="min-w-0 space-y-8">
            <NextCard queue={data} />
            <QueueList queue={data} state="returned" note="A reviewer asks you to look again." />
            <QueueList queue={data} state="draft" title="In progress" />
            <QueueList queue={data} state="to-do" />
            <QueueList queue={data} state="submitted" note="Waiting for a reviewer." isFolded={true} />
            <QueueList queue={data} state="accepted" isFolded={true} />
          </main>
          <Batches batches={data.batches} />
        </div>
      )}
    </div>
  )
}

function Batches({ batches }: { readonly batches: Queue['batches'] }) {
  if (batches.length === 0) return null
  return (
    <aside aria-labelledby="my-batches" className="space-y-3">
      <h2 id="my-batches" className="text-sm font-semibold text-ink-muted">
        Batches and their instructions
      </h2>
      {batches.map(({ id, name, instructions, dueAt, isClosed, free }) => (
        <section key={id} aria-label={name} className="rounded-lg border border-line bg-surface p-4">
          <h3 className="flex items-center gap-2 font-medium">
            <span className="min-w-0 flex-1 truncate" title={name}>
              {name}
            </span>
            {isClosed ? null : <DueBadge dueAt={dueAt} />}
          </h3>
          <p className="mt-0.5 text-xs text-ink-muted">
            {isClosed
              ? 'Closed: nothing of it can be edited.'
              : free === 0
                ? 'Nothing is free to be taken.'
                : `${counted(free, 'video is', 'videos are')} free to be taken.`}
          </p>
          {instructions === '' ? null : (
            <p className="mt-3 max-h-64 overflow-y-auto text-sm whitespace-pre-wrap">{instructions}</p>
          )}
        </section>
      ))}
    </aside>
  )
}
