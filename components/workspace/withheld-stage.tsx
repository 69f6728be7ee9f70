import { EyeOff } from 'lucide-react'
import type { Check } from '@/lib/readiness/check'

/** In place of processed footage that nobody may take for anonymized yet: why, and what to do. */
export function WithheldStage({ check }: { readonly check: Pick<Check, 'reason' | 'remedy'> }) {
  return (
    <section data-testid="withheld" className="grid h-full place-items-center p-6">
      <div className="max-w-md text-center">
        <EyeOff aria-hidden={true} className="mx-auto size-8 text-warn" />
        <h2 className="mt-4 text-lg font-semibold">This footage is not shown</h2>
        <p className="mt-2 text-ink-muted">{check.reason} Until then it may show who was filmed.</p>
        <p className="mt-2 text-ink-muted">{check.remedy}</p>
      </div>
    </section>
  )
}
