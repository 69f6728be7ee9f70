import { ChevronRight, CircleSlash } from 'lucide-react'
import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { AuditEntry } from '@/lib/audit/schema'
import { detailAsText, detailInWords, sentenceOf } from '@/lib/audit/sentence'
import type { AuditChoice } from './use-audit-filter'

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const WHOLE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' })

type Props = { readonly entry: AuditEntry; readonly onNarrow: (change: Partial<AuditChoice>) => void }

/** One thing that was done, as a sentence; what else is known of it unfolds. */
export function AuditLine({ entry, onNarrow }: Props) {
  const { who, did, whom } = sentenceOf(entry)
  const isRefused = entry.outcome === 'refused'
  return (
    <li data-testid="audit-entry" data-outcome={entry.outcome}>
      <details className="group border-b border-line last:border-b-0">
        <summary className="flex cursor-pointer list-none items-baseline gap-3 rounded-md px-3 py-2 hover:bg-raised [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden={true}
            className="size-3.5 shrink-0 self-center text-ink-faint transition-transform group-open:rotate-90"
          />
          <time dateTime={entry.at} className="w-12 shrink-0 text-ink-muted">
            {TIME.format(new Date(entry.at))}
          </time>
          <span className="min-w-0 flex-1 break-words">
            <span className="font-medium">{who}</span> <span className="text-ink-muted">{did}</span>
            {whom === null ? null : <span className="font-medium"> {whom}</span>}
          </span>
          {isRefused ? (
            <Badge tone="bad" className="self-center">
              <CircleSlash aria-hidden={true} className="size-3" /> Refused
            </Badge>
          ) : null}
          <By kind={entry.actorKind} />
        </summary>
        <Unfolded entry={entry} onNarrow={onNarrow} />
      </details>
    </li>
  )
}

const BY: Readonly<Record<string, string>> = {
  token: 'by a token',
  'media-link': 'by a link',
  'command-line': 'command line',
}

/** By what it was done, where that was not in a page. */
const By = ({ kind }: { readonly kind: string }) =>
  BY[kind] === undefined ? null : <Badge className="self-center">{BY[kind]}</Badge>

function Unfolded({ entry, onNarrow }: Props) {
  const { actorId, actorKind, action, videoId, videoTitle, subjectId, details, address, sequence } = entry
  const actor = actorKind === 'person' || actorKind === 'token' || actorKind === 'media-link' ? actorId : actorKind
  const facts: readonly (readonly [string, string | null])[] = [
    ['when', WHOLE.format(new Date(entry.at))],
    ['from', address],
    ['outcome', entry.outcome],
    ...Object.entries(details).map(([key, value]) => [detailInWords(key), detailAsText(value)] as const),
    ['video', videoId],
    ['id', subjectId],
    ['entry', String(sequence)],
  ]
  return (
    <div className="space-y-3 pt-1 pr-3 pb-4 pl-[86px] text-sm">
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-6 gap-y-1">
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name} className="contents">
              <dt className="text-ink-muted">{name}</dt>
              <dd className="break-words">{value}</dd>
            </div>
          ),
        )}
      </dl>
      <div className="flex flex-wrap gap-2">
        {actor === null ? null : <Button onClick={() => onNarrow({ actor })}>Only {entry.actorName}</Button>}
        <Button onClick={() => onNarrow({ action: action as AuditChoice['action'] })}>Only this action</Button>
        {videoId === null ? null : <Button onClick={() => onNarrow({ video: videoId })}>Only this video</Button>}
        {videoTitle === null ? null : (
          <Link
            href={`/videos/${videoId}`}
            className="inline-flex h-8 items-center rounded-md px-3 text-accent underline underline-offset-2"
          >
            Open the video
          </Link>
        )}
      </div>
    </div>
  )
}
