'use client'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { PageHeader } from '@/components/page/page-header'
import { Badge } from '@/components/ui/badge'
import { batchQuery } from '@/lib/browser/queries/work'
import type { BatchDetails } from '@/lib/work/batch-schema'
import { doneShare } from '@/lib/work/progress'
import { shareWords } from '@/lib/work/work-words'
import { BatchEnd } from './batch-end'
import { BatchMembers } from './batch-members'
import { BatchSettings } from './batch-settings'
import { BatchVideos } from './batch-videos'
import { DueBadge } from './due-badge'
import { PageState } from './page-state'
import { StateBar, StateLegend } from './state-bar'

const BACK = { href: '/admin/batches', words: 'Batches' }

/** One batch: its videos and who labels them, its members, and what it asks for. */
export function BatchPage({ batchId, account }: { readonly batchId: string; readonly account: ReactNode }) {
  const { data, error, refetch } = useQuery(batchQuery(batchId))
  return (
    <div className="mx-auto flex min-h-dvh max-w-6xl flex-col px-6">
      <PageHeader title={data?.name ?? 'Batch'} back={BACK} account={account}>
        {data === undefined ? null : data.closedAt === null ? <DueBadge dueAt={data.dueAt} /> : <Badge>closed</Badge>}
      </PageHeader>
      {data === undefined ? (
        <PageState what="the batch" error={error} onRetry={() => void refetch()} />
      ) : (
        <div className="grid items-start gap-8 py-6 pb-24 lg:grid-cols-[minmax(0,1fr)_320px]">
          <main className="min-w-0 space-y-6">
            <Progress batch={data} />
            <BatchVideos batch={data} />
          </main>
          <aside aria-label="Settings of the batch" className="space-y-6">
            <BatchMembers key={data.members.map(({ id }) => id).join()} batch={data} />
            <BatchSettings key={settingsKey(data)} batch={data} />
            <BatchEnd batch={data} />
          </aside>
        </div>
      )}
    </div>
  )
}

/** What was saved is what the form begins with again. */
const settingsKey = ({ name, instructions, annotatorsPerVideo, selfService, dueAt }: BatchDetails): string =>
  JSON.stringify([name, instructions, annotatorsPerVideo, selfService, dueAt])

function Progress({ batch }: { readonly batch: BatchDetails }) {
  const share = doneShare(batch.progress)
  return (
    <section aria-label="Progress" className="space-y-2.5 rounded-lg border border-line bg-surface p-5">
      <p className="text-lg font-semibold tracking-tight">
        {share === null ? 'Nothing to label yet' : `${shareWords(share)} handed in`}
      </p>
      <StateBar name={batch.name} counts={batch.progress} />
      <StateLegend counts={batch.progress} />
    </section>
  )
}
