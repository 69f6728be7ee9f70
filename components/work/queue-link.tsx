'use client'

import { ListTodo } from 'lucide-react'
import Link from 'next/link'
import { useMay } from '@/lib/browser/queries/me'

/** The way to one's own work, for who labels. */
export function QueueLink() {
  if (!useMay('work:take')) return null
  return (
    <Link
      href="/queue"
      prefetch={false}
      className="inline-flex h-9 shrink-0 items-center gap-1.5 rounded-md border border-line bg-raised px-3 text-sm font-medium hover:border-ink-faint"
    >
      <ListTodo aria-hidden={true} className="size-4" /> My work
    </Link>
  )
}
