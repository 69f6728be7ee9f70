'use client'

import { ChartNoAxesColumn, Layers, ListTodo } from 'lucide-react'
import Link from 'next/link'
import { useMay } from '@/lib/browser/queries/me'

const LINK =
  'inline-flex size-9 shrink-0 items-center justify-center rounded-md text-ink-faint hover:bg-raised hover:text-ink'

/** The ways to one's own work, to the batches and to how far everything is; those that are open to this person. */
export function QueueLink() {
  const mayTake = useMay('work:take')
  const mayManage = useMay('batch:manage')
  const maySee = useMay('dashboard:read')
  return (
    <>
      {mayTake && (
        <Link
          href="/queue"
          prefetch={false}
          className="inline-flex h-9 shrink-0 items-center gap-1.5 rounded-md border border-line bg-raised px-3 text-sm font-medium hover:border-ink-faint"
        >
          <ListTodo aria-hidden={true} className="size-4" /> My work
        </Link>
      )}
      {mayManage && (
        <Link href="/admin/batches" prefetch={false} title="Batches" className={LINK}>
          <Layers aria-hidden={true} className="size-4" />
          <span className="sr-only">Batches</span>
        </Link>
      )}
      {maySee && (
        <Link href="/dashboard" prefetch={false} title="Dashboard" className={LINK}>
          <ChartNoAxesColumn aria-hidden={true} className="size-4" />
          <span className="sr-only">Dashboard</span>
        </Link>
      )}
    </>
  )
}
