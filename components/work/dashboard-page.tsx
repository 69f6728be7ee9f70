'use client'

import { useQuery } from '@tanstack/react-query'
import { Layers } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { PageHeader } from '@/components/page/page-header'
import { useMay } from '@/lib/browser/queries/me'
import { dashboardQuery } from '@/lib/browser/queries/work'
import type { Dashboard } from '@/lib/work/dashboard-schema'
import { addCounts, doneShare, totalOf } from '@/lib/work/progress'
import { isHandedIn, NO_WORK, WORK_STATES } from '@/lib/work/work-state'
import { counted, formatHours, paceWords, shareWords } from '@/lib/work/work-words'
import { BatchProgressPanel } from './batch-progress-panel'
import { LabelDurations } from './label-durations'
import { PageState } from './page-state'
import { PeopleTable } from './people-table'

/** How far the work is, who did how much of it, and what is left. */
export function DashboardPage({ account }: { readonly account: ReactNode }) {
  const { data, error, refetch } = useQuery(dashboardQuery())
  const mayManage = useMay('batch:manage')
  return (
    <div className="mx-auto flex min-h-dvh max-w-6xl flex-col px-6">
      <PageHeader title="Dashboard" account={account}>
        {mayManage && (
          <Link
            href="/admin/batches"
            prefetch={false}
            className="inline-flex h-8 items-center gap-1.5 rounded-md px-2 text-sm text-ink-muted hover:bg-raised hover:text-ink"
          >
            <Layers aria-hidden={true} className="size-4" /> Batches
          </Link>
        )}
      </PageHeader>
      {data === undefined ? (
        <PageState what="the dashboard" error={error} onRetry={() => void refetch()} />
      ) : (
        <main className="grid gap-5 py-6 pb-24">
          <Headlines dashboard={data} />
          <BatchProgressPanel batches={data.batches} mayManage={mayManage} />
          <PeopleTable people={data.people} />
          <LabelDurations labels={data.labels} />
        </main>
      )}
    </div>
  )
}

function Headlines({ dashboard }: { readonly dashboard: Dashboard }) {
  const { left, coverage } = dashboard
  const counts = dashboard.batches.reduce((sum, batch) => addCounts(sum, batch.counts), NO_WORK)
  const done = WORK_STATES.filter(isHandedIn).reduce((sum, state) => sum + counts[state], 0)
  return (
    <dl className="grid grid-cols-2 divide-line rounded-lg border border-line bg-surface max-lg:divide-y lg:grid-cols-4 lg:divide-x">
      <Headline
        name="Handed in"
        value={shareWords(doneShare(counts))}
        note={`${done.toLocaleString('en-US')} of ${counted(totalOf(counts), 'piece', 'pieces')} of work`}
      />
      <Headline
        name="Accepted"
        value={counts.accepted.toLocaleString('en-US')}
        note={
          counts.submitted === 0
            ? 'nothing waits for review'
            : `${counts.submitted.toLocaleString('en-US')} wait for review`
        }
      />
      <Headline
        name="Work left, estimated"
        value={left.hours === null ? 'unknown' : left.hours === 0 ? 'none' : formatHours(left.hours * 3600)}
        note={leftWords(left)}
      />
      <Headline
        name="Frames labeled"
        value={shareWords(coverage.share)}
        note={
          coverage.share === null
            ? 'nothing was begun'
            : `${coverage.labeledFrames.toLocaleString('en-US')} of ${coverage.frames.toLocaleString('en-US')} in the work that was begun`
        }
      />
    </dl>
  )
}

/** What an estimate stands on, beside the estimate. */
function leftWords({ footageSeconds, pace, hours, measured }: Dashboard['left']): string {
  if (hours === 0) return 'every video is handed in'
  if (pace === null) return `${formatHours(footageSeconds)} of footage left; no pace was measured yet`
  return `${formatHours(footageSeconds)} of footage left at ${paceWords(pace)}, measured over ${formatHours(measured.activeSeconds)} of work`
}

function Headline(props: { readonly name: string; readonly value: string; readonly note: string }) {
  return (
    <div className="min-w-0 px-5 py-4">
      <dt className="text-sm font-medium text-ink-muted">{props.name}</dt>
      <dd>
        <span className="block text-3xl font-semibold tracking-tight">{props.value}</span>
        <span className="mt-1 block text-xs text-ink-muted">{props.note}</span>
      </dd>
    </div>
  )
}
