import { formatMilliseconds } from '@/lib/player/measures'
import type { Percentiles } from '@/lib/player/seek-statistics'
import type { SeekSummary } from '@/lib/player/seek-summary'
import { LatencyBars } from './latency-bars'
import { LATENCY_SERIES, type LatencySeries } from './latency-series'
import { Panel } from './panel'
import { formatCount } from './words'

type Props = { readonly summary: SeekSummary }

/** How long a seek takes to show something of its target, and to show all of it. */
export function SeekLatencies({ summary }: Props) {
  const { count, scrubMs, latencyMs, classes } = summary
  return (
    <Panel
      title="How long seeks take"
      answer={latencyWords(summary)}
      className="col-span-2"
      note={`From the wish to the screen, as the viewers’ pages measured it; all footage together, the newest ${formatCount(10_000)} seeks.`}
    >
      <div className="flex h-full flex-col gap-4">
        <dl className="flex flex-wrap gap-x-12 gap-y-3">
          <Series series="scrub" percentiles={scrubMs} />
          <Series series="full" percentiles={latencyMs} />
        </dl>
        <LatencyBars classes={classes} count={count} />
      </div>
    </Panel>
  )
}

function latencyWords({ scrubMs, latencyMs }: Pick<SeekSummary, 'scrubMs' | 'latencyMs'>): string {
  const first = formatMilliseconds(scrubMs.p50)
  const full = formatMilliseconds(latencyMs.p50)
  if (full === null) return first === null ? 'Nobody moved about yet' : `Half show a picture within ${first}`
  return first === null
    ? `Half show the full frame within ${full}`
    : `Half show a picture within ${first}, the full frame within ${full}`
}

/** The numbers of one series; its mark is that of its bars. */
function Series({ series, percentiles }: { readonly series: LatencySeries; readonly percentiles: Percentiles }) {
  const { name, fill } = LATENCY_SERIES[series]
  return (
    <div>
      <dt className="flex items-center gap-2 text-sm text-ink-muted">
        <span aria-hidden={true} className={`size-3 rounded-xs ${fill}`} />
        {name}
      </dt>
      <dd className="mt-0.5 flex items-baseline gap-1.5">
        <span className="text-2xl font-semibold tracking-tight">{formatMilliseconds(percentiles.p50) ?? '–'}</span>
        <span className="text-xs text-ink-muted">p50</span>
        <span className="ml-3 text-2xl font-semibold tracking-tight">{formatMilliseconds(percentiles.p95) ?? '–'}</span>
        <span className="text-xs text-ink-muted">p95</span>
      </dd>
    </div>
  )
}
