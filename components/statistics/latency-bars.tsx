import { formatMilliseconds } from '@/lib/player/measures'
import type { LatencyClass } from '@/lib/player/seek-statistics'
import { HiddenTable } from './hidden-table'
import { LATENCY_SERIES, type LatencySeries } from './latency-series'
import { counted, formatCount } from './words'

type Props = { readonly classes: readonly LatencyClass[]; readonly count: number }

/** How many seeks took how long: two bars a class, to the first picture and to the full frame. */
export function LatencyBars({ classes, count }: Props) {
  const most = Math.max(...classes.flatMap(({ scrub, full }) => [scrub, full]), 1)
  return (
    <figure aria-label="Seeks by latency" className="flex flex-1 flex-col">
      <div
        role="img"
        aria-label={`Seeks by latency, to the first picture and to the full frame: ${counted(count, 'seek', 'seeks')}`}
        data-seeks={count}
        className="flex min-h-40 flex-1 border-b border-line"
      >
        {classes.map((latencies, at) => (
          <div key={latencies.upToMs ?? 'more'} className="flex flex-1 items-end justify-center gap-px px-1">
            <Bar series="scrub" count={latencies.scrub} most={most} when={nameOf(classes, at)} />
            <Bar series="full" count={latencies.full} most={most} when={nameOf(classes, at)} />
          </div>
        ))}
      </div>
      <div aria-hidden={true} className="mt-1.5 flex text-center text-xs whitespace-nowrap text-ink-muted">
        {classes.map(({ upToMs }, at) => (
          <span key={upToMs ?? 'more'} className="flex-1">
            {at === 0 ? `≤ ${upToMs} ms` : tickOf(upToMs)}
          </span>
        ))}
      </div>
      <HiddenTable
        caption="Seeks by latency"
        columns={['Time', LATENCY_SERIES.scrub.name, LATENCY_SERIES.full.name]}
        rows={classes.flatMap(({ scrub, full }, at) =>
          scrub + full === 0 ? [] : [[nameOf(classes, at), formatCount(scrub), formatCount(full)] as const],
        )}
      />
    </figure>
  )
}

function Bar(props: {
  readonly series: LatencySeries
  readonly count: number
  readonly most: number
  readonly when: string
}) {
  const { name, fill } = LATENCY_SERIES[props.series]
  return (
    <div
      title={`${name} ${props.when}: ${counted(props.count, 'seek', 'seeks')}`}
      className={`w-1/2 rounded-t-xs ${props.count === 0 ? '' : fill} transition-[height] duration-500`}
      style={{ height: props.count === 0 ? 0 : `${Math.max((props.count / props.most) * 100, 2)}%` }}
    />
  )
}

function tickOf(upToMs: number | null): string {
  if (upToMs === null) return 'more'
  return upToMs < 1000 ? String(upToMs) : `${upToMs / 1000} s`
}

function nameOf(classes: readonly LatencyClass[], at: number): string {
  const upTo = classes[at]?.upToMs ?? null
  return upTo === null
    ? `over ${formatMilliseconds(classes[at - 1]?.upToMs ?? null)}`
    : `up to ${formatMilliseconds(upTo)}`
}
