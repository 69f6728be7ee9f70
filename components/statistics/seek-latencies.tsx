import { useQuery } from '@tanstack/react-query'
import { seekSummaryQuery } from '@/lib/browser/queries/seek-summary'
import { formatMilliseconds } from '@/lib/player/measures'
import { Panel } from './panel'
import { counted, formatCount, formatShare } from './words'

type Props = { readonly videoId: string; readonly refetchInterval: number }

/** Seeks as the pages of those who made them measured: all footage of the video together. */
export function SeekLatencies({ videoId, refetchInterval }: Props) {
  const { data, error } = useQuery({ ...seekSummaryQuery(videoId), refetchInterval })
  const exact = data?.shareExact ?? null
  return (
    <Panel
      title="Seeks on screen"
      note={`From the wish to the frame on screen, all footage together; the newest ${formatCount(10_000)} count.`}
    >
      {error === null ? (
        <dl className="grid grid-cols-2 gap-x-6 gap-y-3">
          <Fact name="Half within" value={formatMilliseconds(data?.latencyMs.p50 ?? null)} />
          <Fact name="95% within" value={formatMilliseconds(data?.latencyMs.p95 ?? null)} />
          <Fact name="On the exact frame" value={exact === null ? null : formatShare(exact)} />
          <Fact
            name="Failed"
            value={data === undefined ? null : `${formatCount(data.errors)} of ${counted(data.count, 'seek', 'seeks')}`}
          />
        </dl>
      ) : (
        <p role="status" className="text-ink-muted">
          {error.message}
        </p>
      )}
    </Panel>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: string | null }) {
  return (
    <div>
      <dt className="text-xs text-ink-muted">{name}</dt>
      <dd className="text-base font-semibold">{value ?? '–'}</dd>
    </div>
  )
}
