import { ArrowLeft, Download } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { ThemeMenu } from '@/components/ui/theme-menu'
import type { AuditFilter } from '@/lib/audit/schema'
import { auditExportUrl } from '@/lib/browser/queries/audit'
import { themeChoice, useTheme } from '@/lib/browser/stores/theme-choice'

const FORMATS = [
  ['csv', 'CSV'],
  ['json', 'JSON'],
] as const

/** The way back, where one is, and what is shown as a file. */
export function AuditHeader({ filter, account }: { readonly filter: AuditFilter; readonly account: ReactNode }) {
  return (
    <div className="flex items-center gap-3">
      <Link
        href="/"
        className="-ml-2 inline-flex h-8 items-center gap-1.5 rounded-md px-2 text-sm text-ink-muted hover:bg-raised hover:text-ink"
      >
        <ArrowLeft aria-hidden={true} className="size-4" /> Library
      </Link>
      <h1 className="text-[15px] font-semibold tracking-tight">Audit</h1>
      <span className="flex-1" />
      <span className="text-sm text-ink-muted">Export what is found</span>
      {FORMATS.map(([format, words]) => (
        <a
          key={format}
          href={auditExportUrl(filter, format)}
          download={true}
          className="inline-flex h-8 items-center gap-1.5 rounded-md border border-line bg-raised px-3 text-sm font-medium hover:border-ink-faint"
        >
          <Download aria-hidden={true} className="size-4" /> {words}
        </a>
      ))}
      <ThemeMenu theme={useTheme()} onChange={themeChoice.keep} />
      {account}
    </div>
  )
}
