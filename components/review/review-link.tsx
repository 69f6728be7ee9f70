'use client'
import { ClipboardCheck } from 'lucide-react'
import Link from 'next/link'
import { useMay } from '@/lib/browser/queries/me'

/** The way to the work that waits for review; for who may review. */
export function ReviewLink() {
  if (!useMay('document:review')) return null
  return (
    <Link
      prefetch={false}
      href="/review"
      title="Work that waits for review"
      className="inline-flex size-9 shrink-0 items-center justify-center rounded-md text-ink-faint hover:bg-raised hover:text-ink"
    >
      <ClipboardCheck aria-hidden={true} className="size-4" />
      <span className="sr-only">Review</span>
    </Link>
  )
}
