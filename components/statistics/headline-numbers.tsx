import type { StreamingTotals } from '@/lib/http/streaming-stats'
import { formatBytes } from '@/lib/player/measures'
import { counted, formatCount } from './words'

/** The numbers to see at a glance. */
export function HeadlineNumbers({ totals }: { readonly totals: StreamingTotals }) {
  const { requests, rangeRequests, bytes, averageRangeBytes, aborts, errors, clientErrors, serverErrors } = totals
  return (
    <dl className="grid grid-cols-4 divide-x divide-line rounded-lg border border-line bg-surface">
      <Headline
        name="Requests"
        value={formatCount(requests)}
        note={`${formatCount(rangeRequests)} for parts of a file`}
      />
      <Headline
        name="Sent"
        value={formatBytes(bytes) ?? '–'}
        note={averageRangeBytes === null ? 'no parts' : `${formatBytes(averageRangeBytes)} a part, on average`}
      />
      <Headline
        name="Aborts"
        value={formatCount(aborts)}
        note={aborts === 0 ? 'none' : 'answers given up before their end'}
      />
      <Headline
        name="Errors"
        value={formatCount(errors)}
        isBad={serverErrors > 0}
        note={
          errors === 0
            ? 'none'
            : `${counted(clientErrors, 'request', 'requests')} refused, ${formatCount(serverErrors)} failed`
        }
      />
    </dl>
  )
}

function Headline(props: {
  readonly name: string
  readonly value: string
  readonly note: string
  readonly isBad?: boolean
}) {
  return (
    <div className="min-w-0 px-5 py-4">
      <dt className="text-sm font-medium text-ink-muted">{props.name}</dt>
      <dd>
        <span className={`block text-3xl font-semibold tracking-tight ${props.isBad === true ? 'text-bad' : ''}`}>
          {props.value}
        </span>
        <span className="mt-1 block text-xs text-ink-muted">{props.note}</span>
      </dd>
    </div>
  )
}
