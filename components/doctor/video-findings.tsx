import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import type { QuarantineOutcome, VerifiedVideo } from '@/lib/doctor/doctor-event'
import { type Severity, worstSeverity } from '@/lib/doctor/finding'
import { FindingItem } from './finding-item'

const SEVERITY = {
  invalid: { tone: 'bad', word: 'Invalid' },
  unknown: { tone: 'warn', word: 'Not verified' },
  note: { tone: 'good', word: 'Valid' },
} as const satisfies Record<Severity, { tone: string; word: string }>

const QUARANTINE = {
  none: null,
  already: { tone: 'neutral', word: 'In quarantine' },
  set: { tone: 'warn', word: 'Quarantined now' },
  lifted: { tone: 'good', word: 'Quarantine lifted' },
} as const satisfies Record<QuarantineOutcome, { tone: string; word: string } | null>

/** One video: what was found, what to do, and what became of its quarantine. */
export function VideoFindings({ video }: { readonly video: VerifiedVideo }) {
  const severity = worstSeverity(video.findings)
  const quarantine = QUARANTINE[video.quarantine]
  return (
    <article
      data-testid="doctor-video"
      data-video-id={video.id}
      data-state={severity}
      data-quarantine={video.quarantine}
      className="rounded-lg border border-line bg-surface px-5 pt-3.5 pb-2"
    >
      <header className="flex items-center gap-2">
        <h3 className="min-w-0 truncate text-[15px] font-medium" title={video.title}>
          <Link href={`/videos/${video.id}`} className="hover:text-accent hover:underline underline-offset-2">
            {video.title}
          </Link>
        </h3>
        <span className="truncate font-mono text-xs text-ink-faint select-all">{video.id}</span>
        <span className="flex-1" />
        {quarantine === null ? null : <Badge tone={quarantine.tone}>{quarantine.word}</Badge>}
        <Badge tone={SEVERITY[severity].tone}>{SEVERITY[severity].word}</Badge>
      </header>
      <ul className="mt-1.5">
        {video.findings.map((finding) => (
          <FindingItem
            key={`${finding.variant} ${finding.rendition} ${JSON.stringify(finding.fault)}`}
            finding={finding}
            quarantine={video.quarantine}
          />
        ))}
      </ul>
    </article>
  )
}
