import { ShieldAlert } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { DoctorRequest } from '@/lib/doctor/doctor-event'
import { type Results, remediesAfter } from '@/lib/doctor/examination'
import { videosText } from '@/lib/doctor/totals'

/** The second step, which is there only after a dry run found something to do: what it will do, and the button for it. */
export function FixStep({
  results,
  onFix,
}: {
  readonly results: Results
  readonly onFix: (request: DoctorRequest) => void
}) {
  const { toQuarantine, toLift } = remediesAfter(results)
  if (toQuarantine + toLift === 0) return null
  return (
    <section
      aria-labelledby="fix-step-title"
      data-testid="fix-step"
      className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4 rounded-lg border border-warn/50 bg-surface px-5 py-4"
    >
      <div className="flex max-w-2xl gap-3">
        <ShieldAlert aria-hidden={true} className="mt-0.5 size-5 shrink-0 text-warn" strokeWidth={1.75} />
        <div>
          <h2 id="fix-step-title" className="font-semibold">
            {titleOf(toQuarantine, toLift)}
          </h2>
          <p className="mt-1 text-ink-muted">
            {toQuarantine === 0
              ? 'Nothing is wrong with them any more, so they may be labeled again.'
              : 'A quarantined video cannot be labeled until it is mended; its segments are kept. Doctor lifts the quarantine when nothing is wrong any more.'}{' '}
            No file is changed, moved or deleted. The library is verified once more on the way.
          </p>
        </div>
      </div>
      <Button
        look="primary"
        className="h-10"
        data-testid="quarantine-invalid"
        onClick={() => onFix({ ...results.request, fix: true })}
      >
        {toQuarantine === 0 ? 'Lift quarantines' : 'Quarantine invalid videos'}
      </Button>
    </section>
  )
}

function titleOf(toQuarantine: number, toLift: number): string {
  if (toQuarantine === 0) return `Lift the quarantine of ${videosText(toLift)}`
  const lifts = toLift === 0 ? '' : `, and lift the quarantine of ${videosText(toLift)}`
  return `Quarantine ${videosText(toQuarantine)}${lifts}`
}
