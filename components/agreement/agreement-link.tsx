'use client'
import { Scale } from 'lucide-react'
import Link from 'next/link'
import { useMay } from '@/lib/browser/queries/me'

/** The way to how far people agree; for who may compare their work. */
export function AgreementLink() {
  if (!useMay('agreement:read')) return null
  return (
    <Link
      prefetch={false}
      href="/review/agreement"
      title="How far people agree"
      className="inline-flex size-9 shrink-0 items-center justify-center rounded-md text-ink-faint hover:bg-raised hover:text-ink"
    >
      <Scale aria-hidden={true} className="size-4" />
      <span className="sr-only">Agreement</span>
    </Link>
  )
}
