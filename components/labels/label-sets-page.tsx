'use client'

import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { parseAsString, useQueryState } from 'nuqs'
import { type ReactNode, useState } from 'react'
import { PageHeader } from '@/components/page/page-header'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { allLabelSetsQuery, labelSetQuery } from '@/lib/browser/queries/label-sets'
import type { LabelSet } from '@/lib/labels/schema'
import { LabelSetEditor } from './label-set-editor'

/** Every label set, and one of them open to be changed. `?set=` names it; `new` is one to be made. `account` stands in the header. */
export function LabelSetsPage({ account }: { readonly account: ReactNode }) {
  const { data, error, refetch } = useQuery(allLabelSetsQuery())
  const [asked, setAsked] = useQueryState('set', parseAsString)
  const [first, setFirst] = useState<string | null>(null)
  // Whoever makes another set the one for new work takes nobody's set from under the hand.
  if (first === null && data !== undefined) setFirst(data.labelSets[0]?.id ?? 'new')
  const openId = asked ?? first ?? 'new'
  return (
    <div className="mx-auto flex min-h-dvh max-w-6xl flex-col px-6">
      <PageHeader title="Labels" account={account} />
      {data === undefined ? (
        error === null ? (
          <p className="py-16 text-center text-ink-muted">Loading the label sets.</p>
        ) : (
          <Notice
            title="The label sets are not here"
            action={<Button onClick={() => void refetch()}>Try again</Button>}
          >
            {error.message}
          </Notice>
        )
      ) : (
        <div className="grid flex-1 grid-cols-[208px_minmax(0,1fr)] gap-8 pt-6">
          <SetList
            sets={data.labelSets}
            retired={data.retired ?? []}
            openId={openId}
            onOpen={(id) => void setAsked(id)}
          />
          <main className="min-w-0">
            <OpenSet key={openId} id={openId} onMade={(id) => void setAsked(id)} />
          </main>
        </div>
      )}
    </div>
  )
}

function OpenSet({ id, onMade }: { readonly id: string; readonly onMade: (id: string) => void }) {
  const isNew = id === 'new'
  const { data, error, refetch } = useQuery({ ...labelSetQuery(id), enabled: !isNew })
  if (isNew) return <LabelSetEditor id={id} details={null} onMade={onMade} />
  if (data !== undefined) return <LabelSetEditor id={id} details={data} onMade={onMade} />
  if (error === null) return <p className="py-16 text-center text-ink-muted">Loading the labels.</p>
  return (
    <Notice title="The label set is not here" action={<Button onClick={() => void refetch()}>Try again</Button>}>
      {error.message}
    </Notice>
  )
}

function SetList(props: {
  readonly sets: readonly LabelSet[]
  readonly retired: readonly LabelSet[]
  readonly openId: string
  readonly onOpen: (id: string) => void
}) {
  const { sets, retired, openId, onOpen } = props
  const item = ({ id, name, isDefault, labels }: LabelSet) => (
    <li key={id}>
      <button
        type="button"
        aria-current={id === openId}
        data-testid="label-set"
        onClick={() => onOpen(id)}
        className="flex w-full flex-col items-start gap-0.5 rounded-md px-3 py-2 text-left hover:bg-raised aria-[current=true]:bg-raised"
      >
        <span className="w-full truncate font-medium">{name}</span>
        <span className="flex items-center gap-2 text-xs text-ink-muted">
          {labels.filter(({ isRetired }) => !isRetired).length} labels
          {isDefault ? <Badge tone="accent">new work</Badge> : null}
        </span>
      </button>
    </li>
  )
  return (
    <nav aria-label="Label sets" className="space-y-4 pb-24">
      <ul className="space-y-1">{sets.map(item)}</ul>
      <Button className="w-full" aria-current={openId === 'new'} onClick={() => onOpen('new')}>
        <Plus aria-hidden={true} className="size-4" /> New set
      </Button>
      {retired.length === 0 ? null : (
        <section aria-labelledby="retired-sets">
          <h2 id="retired-sets" className="px-3 pb-1 text-xs font-semibold text-ink-muted">
            Retired
          </h2>
          <ul className="space-y-1">{retired.map(item)}</ul>
        </section>
      )}
    </nav>
  )
}
