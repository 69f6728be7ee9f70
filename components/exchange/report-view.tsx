import { ShieldAlert, ShieldCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ExportReport } from '@/lib/export/export-report'

const SHOWN = 12

/** What an export is worth: certified or not, what does not come back, what else to know. */
export function ReportView({ report }: { readonly report: ExportReport }) {
  const { certified, verdict, convention, segments, moved, losses, remarks } = report
  const Icon = certified ? ShieldCheck : ShieldAlert
  return (
    <div
      className="space-y-4 text-sm"
      data-testid="export-report"
      data-state={certified ? 'certified' : 'not-certified'}
    >
      <p role="status" className={`flex items-start gap-2 font-medium ${certified ? 'text-good' : 'text-bad'}`}>
        <Icon aria-hidden={true} className="mt-px size-4.5 shrink-0" /> {verdict}
      </p>
      <p className="text-ink-muted">
        {segments} {segments === 1 ? 'segment' : 'segments'}. {convention}
      </p>
      <List title="Boundaries that do not come back" items={moved} />
      <List
        title={losses.length === 0 ? '' : 'What the file does not hold'}
        items={losses.map(({ what, segments: count, examples }) => (
          <span key={what}>
            <span className="first-letter:uppercase">{what}</span>: {count} {count === 1 ? 'segment' : 'segments'}
            {examples.length === 0 ? null : <span className="text-ink-muted"> ({examples.join(', ')})</span>}
          </span>
        ))}
      />
      {losses.length === 0 && segments > 0 ? (
        <p className="text-ink-muted">It holds everything that was said.</p>
      ) : null}
      <List title="Good to know" items={remarks} />
    </div>
  )
}

function List({ title, items }: { readonly title: string; readonly items: readonly ReactNode[] }) {
  if (items.length === 0) return null
  return (
    <section>
      <h3 className="mb-1 font-semibold">{title}</h3>
      <ul className="list-disc space-y-1 pl-5">
        {items.slice(0, SHOWN).map((item, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a report, which never change places
          <li key={i}>{item}</li>
        ))}
      </ul>
      {items.length > SHOWN ? <p className="mt-1 text-ink-muted">and {items.length - SHOWN} more</p> : null}
    </section>
  )
}
