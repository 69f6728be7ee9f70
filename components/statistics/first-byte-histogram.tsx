import type { StreamingTotals } from '@/lib/http/streaming-stats'
import { formatMilliseconds } from '@/lib/player/measures'
import { HiddenTable } from './hidden-table'
import { Panel } from './panel'
import { counted } from './words'

type Buckets = StreamingTotals['ttfbBuckets']

const TICKS_MS = [0.5, 5, 50, 500, 5000]

/** How long the first byte of an answer took, with the median and what the slow end had to wait. */
export function FirstByteHistogram({ totals }: { readonly totals: StreamingTotals }) {
  const { ttfbMs, ttfbBuckets: buckets } = totals
  const p50 = formatMilliseconds(ttfbMs.p50)
  const p95 = formatMilliseconds(ttfbMs.p95)
  const answer = p50 === null ? 'Nothing was sent yet' : `Half within ${p50}, 95% within ${p95}`
  return (
    <Panel
      title="Time to the first byte"
      answer={answer}
      note="From the request to the first byte handed to the network; each bar stands for times up to half longer than the one before."
    >
      <figure aria-label="Time to the first byte" className="flex h-full flex-col">
        <div className="relative min-h-36 flex-1">
          <Bars buckets={buckets} words={`Time to the first byte: ${answer}`} />
          <Marker name="p50" at={edgeOf(buckets, ttfbMs.p50)} side="left" color="border-good text-good" />
          <Marker name="p95" at={edgeOf(buckets, ttfbMs.p95)} side="right" color="border-warn text-warn" />
        </div>
        <Ticks buckets={buckets} />
        <HiddenTable
          caption="Answers by time to the first byte"
          columns={['Time', 'Answers']}
          rows={buckets.flatMap(({ count }, at) =>
            count === 0 ? [] : [[nameOf(buckets, at), String(count)] as const],
          )}
        />
      </figure>
    </Panel>
  )
}

function Bars({ buckets, words }: { readonly buckets: Buckets; readonly words: string }) {
  const most = Math.max(...buckets.map(({ count }) => count), 1)
  return (
    <svg
      role="img"
      aria-label={words}
      viewBox={`0 0 ${buckets.length} 100`}
      preserveAspectRatio="none"
      className="absolute inset-x-0 top-5 bottom-0 block h-[calc(100%-1.25rem)] w-full border-b border-line"
    >
      {buckets.map(({ upToMs, count }, at) => (
        <rect
          key={upToMs ?? 'more'}
          x={at + 0.1}
          y={100 - heightOf(count, most)}
          width={0.8}
          height={heightOf(count, most)}
          className="fill-accent/75"
        >
          <title>{`${nameOf(buckets, at)}: ${counted(count, 'answer', 'answers')}`}</title>
        </rect>
      ))}
    </svg>
  )
}

const heightOf = (count: number, most: number): number => (count === 0 ? 0 : Math.max((count / most) * 100, 2))

function nameOf(buckets: Buckets, at: number): string {
  const upTo = buckets[at]?.upToMs ?? null
  return upTo === null
    ? `over ${formatMilliseconds(buckets[at - 1]?.upToMs ?? null)}`
    : `up to ${formatMilliseconds(upTo)}`
}

/** How far from the left, 0..1, the bucket that ends at `ms` ends; null where there is none. */
function edgeOf(buckets: Buckets, ms: number | null): number | null {
  const at = ms === null ? -1 : buckets.findIndex(({ upToMs }) => upToMs === ms)
  return at === -1 ? null : (at + 1) / buckets.length
}

function Marker(props: {
  readonly name: string
  readonly at: number | null
  readonly side: 'left' | 'right'
  readonly color: string
}) {
  if (props.at === null) return null
  return (
    <div
      aria-hidden={true}
      style={{ left: `${props.at * 100}%` }}
      className={`absolute inset-y-0 w-0 border-l-2 border-dotted transition-[left] duration-500 ${props.color}`}
    >
      <span className={`absolute -top-0.5 text-xs font-semibold ${props.side === 'left' ? 'right-1.5' : 'left-1'}`}>
        {props.name}
      </span>
    </div>
  )
}

function Ticks({ buckets }: { readonly buckets: Buckets }) {
  return (
    <div aria-hidden={true} className="relative mt-1.5 h-4 text-xs text-ink-muted">
      {TICKS_MS.map((ms) => (
        <span
          key={ms}
          className="absolute -translate-x-1/2 whitespace-nowrap"
          style={{ left: `${(edgeOf(buckets, ms) ?? 0) * 100}%` }}
        >
          {formatMilliseconds(ms)}
        </span>
      ))}
    </div>
  )
}
