import type { Totals } from '@/lib/doctor/doctor-event'

/** How many videos there are, and how many of them agree with the disk. */
export function TotalsPanel({ totals: { total, valid, invalid } }: { readonly totals: Totals }) {
  return (
    <dl
      data-testid="doctor-totals"
      className="grid grid-cols-3 divide-x divide-line rounded-lg border border-line bg-surface"
    >
      <Figure name="Total" value={total} tone="text-ink" />
      <Figure name="Valid" value={valid} tone={valid > 0 ? 'text-good' : 'text-ink-faint'} />
      <Figure name="Invalid" value={invalid} tone={invalid > 0 ? 'text-bad' : 'text-ink-faint'} />
    </dl>
  )
}

function Figure({ name, value, tone }: { readonly name: string; readonly value: number; readonly tone: string }) {
  return (
    <div className="flex flex-col-reverse px-5 py-4">
      <dt className="text-sm text-ink-muted">{name}</dt>
      <dd className={`text-4xl font-semibold tracking-tight ${tone}`}>{value.toLocaleString('en-US')}</dd>
    </div>
  )
}
