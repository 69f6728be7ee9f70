'use client'

import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { PageHeader } from '@/components/page/page-header'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Problem } from '@/components/ui/problem'
import { useRested } from '@/components/ui/use-rested'
import type { AuditEntry, AuditPage as Page } from '@/lib/audit/schema'
import { auditQuery } from '@/lib/browser/queries/audit'
import { AuditExport } from './audit-export'
import { AuditFilters } from './audit-filters'
import { AuditLine } from './audit-line'
import { type AuditChoice, filterOf, NO_CHOICE, useAuditChoice } from './use-audit-filter'

type Change = (change: Partial<AuditChoice>) => void

/** Who did what and when: searched, narrowed, unfolded, taken along as a file. */
export function AuditPage({ account }: { readonly account: ReactNode }) {
  const [choice, change] = useAuditChoice()
  // Asked for when the hand rests, so that not every letter is a search.
  const filter = filterOf({ ...choice, text: useRested(choice.text, 250) })
  const query = useInfiniteQuery(auditQuery(filter))
  return (
    <div className="mx-auto flex min-h-dvh max-w-6xl flex-col px-6">
      <PageHeader title="Audit" account={account} below={<AuditFilters choice={choice} onChange={change} />}>
        <AuditExport filter={filter} />
      </PageHeader>
      <main className="flex-1 pt-4 pb-16" data-testid="audit" aria-busy={query.isPending || query.isPlaceholderData}>
        <Found query={query} onNarrow={change} />
      </main>
    </div>
  )
}

function Found({
  query,
  onNarrow,
}: {
  readonly query: UseInfiniteQueryResult<InfiniteData<Page>>
  readonly onNarrow: Change
}) {
  const { data, error, refetch } = query
  if (data === undefined) {
    if (error === null) return <Loading />
    return (
      <Notice title="The audit could not be loaded" action={<Button onClick={() => void refetch()}>Try again</Button>}>
        {error.message}
      </Notice>
    )
  }
  const entries = data.pages.flatMap((page) => page.entries)
  if (entries.length === 0) return <Nothing onClear={() => onNarrow(NO_CHOICE)} />
  return (
    <div className={query.isPlaceholderData ? 'opacity-60' : ''}>
      {daysOf(entries).map(({ day, entries: ofDay }) => (
        <section key={day} aria-label={day} className="mb-6">
          <h2 className="mb-1 px-3 text-xs font-semibold text-ink-muted">{day}</h2>
          <ul className="rounded-lg border border-line bg-surface p-1">
            {ofDay.map((entry) => (
              <AuditLine key={entry.sequence} entry={entry} onNarrow={onNarrow} />
            ))}
          </ul>
        </section>
      ))}
      <More query={query} />
    </div>
  )
}

function More({ query }: { readonly query: UseInfiniteQueryResult<InfiniteData<Page>> }) {
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, error } = query
  if (!hasNextPage) return <p className="text-center text-sm text-ink-muted">That is all.</p>
  return (
    <div className="flex flex-col items-center gap-2">
      {isFetchNextPageError ? <Problem>{error?.message}</Problem> : null}
      <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {isFetchingNextPage ? 'Loading…' : 'Load more'}
      </Button>
    </div>
  )
}

const Nothing = ({ onClear }: { readonly onClear: () => void }) => (
  <div role="status" className="flex flex-col items-center gap-3 py-20 text-center">
    <h2 className="text-base font-semibold">Nothing of that kind was done</h2>
    <p className="text-ink-muted">Search for something else, or for another time.</p>
    <Button onClick={onClear}>Show everything</Button>
  </div>
)

const PLACEHOLDERS = ['one', 'two', 'three', 'four', 'five', 'six']

const Loading = () => (
  <div role="status" aria-label="Loading the audit" className="animate-pulse space-y-2">
    {PLACEHOLDERS.map((key) => (
      <div key={key} className="h-9 rounded-md bg-surface" />
    ))}
  </div>
)

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full' })

/** The entries by the day they are of, where whoever looks is. */
function daysOf(entries: readonly AuditEntry[]): readonly { readonly day: string; readonly entries: AuditEntry[] }[] {
  const days: { day: string; entries: AuditEntry[] }[] = []
  for (const entry of entries) {
    const day = DAY.format(new Date(entry.at))
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}
