import { CircleAlert, CircleHelp, Info } from 'lucide-react'
import { describeFinding } from '@/lib/doctor/describe-finding'
import type { QuarantineOutcome } from '@/lib/doctor/doctor-event'
import { type Finding, type Severity, severityOf } from '@/lib/doctor/finding'
import { adviceOf } from '@/lib/doctor/report-line'

const LOOK = {
  invalid: { Icon: CircleAlert, tone: 'text-bad' },
  unknown: { Icon: CircleHelp, tone: 'text-warn' },
  note: { Icon: Info, tone: 'text-ink-faint' },
} as const satisfies Record<Severity, unknown>

/** One finding: what is so, and what to do about it. */
export function FindingItem({
  finding,
  quarantine = 'none',
}: {
  readonly finding: Finding
  readonly quarantine?: QuarantineOutcome
}) {
  const severity = severityOf(finding)
  const { Icon, tone } = LOOK[severity]
  return (
    <li
      data-testid="doctor-finding"
      data-code={finding.fault.code}
      data-state={severity}
      className="flex gap-2.5 py-1.5"
    >
      <Icon aria-hidden={true} className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <div className="min-w-0">
        <p className="wrap-anywhere">{describeFinding(finding).reason}</p>
        <p className="text-sm text-ink-muted">{adviceOf(finding, quarantine)}</p>
      </div>
    </li>
  )
}
