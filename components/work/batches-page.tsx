'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ChartNoAxesColumn, Plus } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useState } from 'react'
import { PageHeader } from '@/components/page/page-header'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { createBatch } from '@/lib/browser/api/work'
import { useMay } from '@/lib/browser/queries/me'
import { batchesQuery, batchQuery } from '@/lib/browser/queries/work'
import type { BatchSummary } from '@/lib/work/batch-schema'
import { doneShare } from '@/lib/work/progress'
import { counted, shareWords } from '@/lib/work/work-words'
import { DueBadge } from './due-badge'
import { PageState } from './page-state'
import { StateBar, StateLegend } from './state-bar'

/** Every batch with how far it is, and the way to a new one. */
export function BatchesPage({ account }: { readonly account: ReactNode }) {
  const { data, error, refetch } = useQuery(batchesQuery())
  const mayRead = useMay('dashboard:read')
  return (
    <div className="mx-auto flex min-h-dvh max-w-6xl flex-col px-6">
      <PageHeader title="Batches" account={account}>
        {mayRead && (
          <Link
            href="/dashboard"
            prefetch={false}
            className="inline-flex h-8 items-center gap-1.5 rounded-md px-2 text-sm text-ink-muted hover:bg-raised hover:text-ink"
          >
            <ChartNoAxesColumn aria-hidden={true} className="size-4" /> Dashboard
          </Link>
        )}
      </PageHeader>
      <main className="space-y-6 py-6 pb-24">
        <NewBatch />
        {data === undefined ? (
          <PageState what="the batches" error={error} onRetry={() => void refetch()} />
        ) : data.length === 0 ? (
          <p className="rounded-lg border border-dashed border-line px-6 py-12 text-center text-ink-muted">
            There is no batch yet. Until a video is in one, everybody who may label sees it and can begin it.
          </p>
        ) : (
          <>
            <StateLegend />
            <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
              {data.map((batch) => (
                <BatchRow key={batch.id} batch={batch} />
              ))}
            </ul>
          </>
        )}
      </main>
    </div>
  )
}

function NewBatch() {
  const router = useRouter()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const create = useMutation({
    mutationFn: () => createBatch(name.trim()),
    onSuccess: (batch) => {
      client.setQueryData(batchQuery(batch.id).queryKey, batch)
      router.push(`/admin/batches/${batch.id}`)
    },
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '' && !create.isPending) create.mutate()
  }
  return (
    <form onSubmit={send} className="flex items-start gap-3">
      <TextField
        label="Name of a new batch"
        value={name}
        maxLength={120}
        problem={create.error?.message}
        onChange={(event) => setName(event.currentTarget.value)}
        className="w-80"
      />
      <Button type="submit" look="primary" className="mt-[25px] h-9!" disabled={name.trim() === '' || create.isPending}>
        <Plus aria-hidden={true} className="size-4" /> {create.isPending ? 'Making it…' : 'Make batch'}
      </Button>
    </form>
  )
}

function BatchRow({ batch }: { readonly batch: BatchSummary }) {
  const { id, name, progress, videoCount, memberCount, dueAt, closedAt } = batch
  return (
    <li data-testid="batch-row">
      <Link
        href={`/admin/batches/${id}`}
        prefetch={false}
        className="grid grid-cols-[minmax(0,1fr)_minmax(0,320px)_56px] items-center gap-6 px-4 py-3.5 hover:bg-raised focus-visible:-outline-offset-2"
      >
        <span className="min-w-0">
          <span className="flex items-center gap-2">
            <span className="truncate font-medium">{name}</span>
            {closedAt === null ? <DueBadge dueAt={dueAt} /> : <Badge>closed</Badge>}
          </span>
          <span className="block text-xs text-ink-muted">
            {counted(videoCount, 'video', 'videos')} · {counted(memberCount, 'member', 'members')}
          </span>
        </span>
        <StateBar name={name} counts={progress} />
        <span className="text-right text-sm font-medium">{shareWords(doneShare(progress))}</span>
      </Link>
    </li>
  )
}
