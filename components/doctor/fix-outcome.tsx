import { ShieldCheck } from 'lucide-react'
import { fixedText, type Results } from '@/lib/doctor/examination'

/** What the second step did; nothing after a dry run. */
export function FixOutcome({ results }: { readonly results: Results }) {
  const text = fixedText(results)
  if (text === null) return null
  return (
    <p
      data-testid="fix-outcome"
      className="flex items-center gap-3 rounded-lg border border-line bg-surface px-5 py-3.5"
    >
      <ShieldCheck aria-hidden={true} className="size-5 shrink-0 text-good" strokeWidth={1.75} />
      {text}
    </p>
  )
}
