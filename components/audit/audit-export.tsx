import { Download } from 'lucide-react'
import type { AuditFilter } from '@/lib/audit/schema'
import { auditExportUrl } from '@/lib/browser/queries/audit'

const FORMATS = [
  ['csv', 'CSV'],
  ['json', 'JSON'],
] as const

/** What is shown, as a file. */
export function AuditExport({ filter }: { readonly filter: AuditFilter }) {
  return (
    <>
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
    </>
  )
}
