import { formatMilliseconds } from '@/lib/player/measures'
import { seekKind } from '@/lib/player/seek-schema'
import type { SeekFigures, SeekSummary } from '@/lib/player/seek-summary'
import { LATENCY_SERIES } from './latency-series'
import { Panel } from './panel'
import { formatCount, formatShare, SEEK_KIND_NAME } from './words'

/** The same numbers for each reason to seek: what is foreseen of a step is not what is foreseen of a jump. */
export function SeekKinds({ byKind }: Pick<SeekSummary, 'byKind'>) {
  const rows = seekKind.options.flatMap((kind) => {
    const figures = byKind[kind]
    return figures === undefined ? [] : [{ kind, figures }]
  })
  return (
    <Panel title="By kind of seek" className="col-span-3">
      {rows.length === 0 ? (
        <p className="text-ink-muted">Nobody moved about yet</p>
      ) : (
        <table className="w-full text-sm">
          <caption className="sr-only">Seeks by kind</caption>
          <Head />
          <tbody>
            {rows.map(({ kind, figures }) => (
              <Row key={kind} name={SEEK_KIND_NAME[kind]} figures={figures} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

const Head = () => (
  <thead className="text-xs text-ink-muted">
    <tr>
      <td />
      <td />
      {Object.values(LATENCY_SERIES).map(({ name, fill }) => (
        <th key={name} scope="colgroup" colSpan={2} className="pb-1 text-right font-medium">
          <span className="inline-flex items-center gap-1.5">
            <span aria-hidden={true} className={`size-2.5 rounded-xs ${fill}`} />
            {name}
          </span>
        </th>
      ))}
      <td />
    </tr>
    <tr className="border-b border-line">
      {['Kind', 'Seeks', 'p50', 'p95', 'p50', 'p95', 'Exact'].map((name, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a column is
        <th key={at} scope="col" className={`pb-1.5 font-medium ${at === 0 ? 'text-left' : 'text-right'}`}>
          {name}
        </th>
      ))}
    </tr>
  </thead>
)

function Row({ name, figures }: { readonly name: string; readonly figures: SeekFigures }) {
  const { count, scrubMs, latencyMs, shareExact } = figures
  const exact = shareExact === null ? null : formatShare(shareExact)
  const latencies = [scrubMs.p50, scrubMs.p95, latencyMs.p50, latencyMs.p95].map(formatMilliseconds)
  return (
    <tr className="border-b border-line last:border-0">
      <th scope="row" className="py-1.5 text-left font-semibold">
        {name}
      </th>
      {[formatCount(count), ...latencies, exact].map((value, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a column is
        <td key={at} className="py-1.5 text-right">
          {value ?? '–'}
        </td>
      ))}
    </tr>
  )
}
