import { CircleX } from 'lucide-react'
import type { RefusedRow } from '@/lib/import/import-plan'

const SHOWN = 100

/** The rows that become nothing: where they are, what is wrong, what to do. */
export function RefusedList({ refused }: { readonly refused: readonly RefusedRow[] }) {
  if (refused.length === 0) return null
  return (
    <section>
      <h3 className="mb-1.5 font-semibold">Refused</h3>
      <ul data-testid="refused-rows" className="space-y-1.5">
        {refused.slice(0, SHOWN).map(({ row, where, reason, remedy }) => (
          <li key={`${row} ${where}`} className="flex items-start gap-2">
            <CircleX aria-hidden={true} className="mt-0.5 size-4 shrink-0 text-bad" />
            <span>
              <span className="font-medium">{where}</span>: {reason} <span className="text-ink-muted">{remedy}</span>
            </span>
          </li>
        ))}
      </ul>
      {refused.length > SHOWN ? <p className="mt-1 text-ink-muted">and {refused.length - SHOWN} more</p> : null}
    </section>
  )
}
