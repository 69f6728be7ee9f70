import type { AgreementReport } from '@/lib/agreement/schema'

type Offsets = NonNullable<AgreementReport['comparison']>['offsets']['start']

/** By how many frames the second of two people puts a boundary later, as bars; 0 is in the middle. */
export function OffsetHistogram({ name, offsets }: { readonly name: string; readonly offsets: Offsets }) {
  const most = Math.max(...offsets.bins.map(({ count }) => count), 1)
  const words =
    offsets.count === 0
      ? 'No segments match'
      : `half within ${frames(offsets.median)}, 90% within ${frames(offsets.p90)}`
  return (
    <figure>
      <figcaption className="flex items-baseline justify-between text-sm">
        <span className="font-medium">{name}</span>
        <span className="text-xs text-ink-muted">{words}</span>
      </figcaption>
      <svg
        role="img"
        aria-label={`${name}: ${words}`}
        viewBox={`0 0 ${offsets.bins.length} 100`}
        preserveAspectRatio="none"
        className="mt-2 block h-24 w-full border-b border-line"
      >
        {offsets.bins.map(({ from, to, count }, nth) => (
          <rect
            key={binWords(from, to)}
            x={nth + 0.08}
            width={0.84}
            y={100 - barOf(count, most)}
            height={barOf(count, most)}
            className={from === 0 && to === 0 ? 'fill-good' : 'fill-accent/70'}
          >
            <title>{`${binWords(from, to)}: ${count}`}</title>
          </rect>
        ))}
      </svg>
      <div aria-hidden={true} className="mt-1 flex text-center text-[11px] text-ink-muted">
        {offsets.bins.map(({ from, to }) => (
          <span key={binWords(from, to)} className="min-w-0 flex-1">
            {tick(from, to)}
          </span>
        ))}
      </div>
      {/* A table is never narrower than what is in it, so what hides it is around it. */}
      <div className="sr-only">
        <table>
          <caption>{name}</caption>
          <thead>
            <tr>
              <th scope="col">Offset</th>
              <th scope="col">Boundaries</th>
            </tr>
          </thead>
          <tbody>
            {offsets.bins.map(({ from, to, count }) => (
              <tr key={binWords(from, to)}>
                <th scope="row">{binWords(from, to)}</th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}

const barOf = (count: number, most: number): number => (count === 0 ? 0 : Math.max(3, (count / most) * 100))

const frames = (count: number | null): string => (count === 1 ? '1 frame' : `${count} frames`)

const tick = (from: number | null, to: number | null): string => {
  if (from === null) return `≤${to}`
  return to === null ? `≥${from}` : String(to < 0 ? from : to)
}

function binWords(from: number | null, to: number | null): string {
  if (from === 0 && to === 0) return 'the same frame'
  const [near, far] = (to ?? 1) < 0 ? [to, from] : [from, to]
  const side = (to ?? 1) < 0 ? 'earlier' : 'later'
  const size = (value: number | null) => Math.abs(value ?? 0)
  if (far === null) return `${size(near)} frames and more ${side}`
  return near === far ? `${frames(size(near))} ${side}` : `${size(near)} to ${size(far)} frames ${side}`
}
