'use client'
import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { streamingStatsQuery } from '@/lib/browser/queries/streaming-stats'
import { useWordsWithKey } from '@/lib/browser/stores/key-choices'
import { usePlayer, usePlayerSource } from '@/lib/browser/stores/player-context'
import { formatBytes, formatMilliseconds } from '@/lib/player/measures'
import { latencyClasses, measuredSeekOf, type Percentiles, seekStatistics } from '@/lib/player/seek-statistics'
import { spanLength } from '@/lib/time/frame-span'
import { LatencyChart } from './latency-chart'
import styles from './streaming-overlay.module.css'

/** How streaming and seeking of this video do, for whoever runs or develops Framemark. */
export function StreamingOverlay({ onClose }: { readonly onClose: () => void }) {
  return (
    <aside className={styles['overlay']} data-testid="streaming-overlay" aria-label="Streaming statistics">
      <button
        type="button"
        className={styles['close']}
        aria-label="Close"
        title={useWordsWithKey('Close', 'playing.statistics')}
        onClick={onClose}
      >
        <X size={14} />
      </button>
      <ServerFigures />
      <SeekFigures />
      <MemoryFigures />
    </aside>
  )
}

function ServerFigures() {
  const { videoId } = usePlayerSource()
  const { data, error } = useQuery(streamingStatsQuery(videoId))
  return (
    <section>
      <h3 className={styles['title']}>Streaming of this video</h3>
      <dl className={styles['figures']}>
        <Figure name="requests" value={data === undefined ? null : String(data.requests)} />
        <Figure name="average range" value={formatBytes(data?.averageRangeBytes ?? null)} />
        <Figure name="bytes" value={formatBytes(data?.bytes ?? null)} />
        <Figure name="first byte p50" value={formatMilliseconds(data?.ttfbMs.p50 ?? null)} />
        <Figure name="first byte p95" value={formatMilliseconds(data?.ttfbMs.p95 ?? null)} />
        <Figure name="broken off" value={data === undefined ? null : String(data.aborts)} />
      </dl>
      {error !== null && <p className={styles['error']}>{error.message}</p>}
    </section>
  )
}

function SeekFigures() {
  const seeks = usePlayer((state) => state.seeks)
  const measured = seeks.map(measuredSeekOf)
  const lastMs = measured.findLast((seek) => seek.latencyMs !== null)?.latencyMs ?? null
  const { landed, exact, hits, misses, scrubMs, latencyMs } = seekStatistics(measured)
  return (
    <section>
      <h3 className={styles['title']}>Seeks on this page</h3>
      <dl className={styles['figures']}>
        <Figure name="landed exactly" value={landed === 0 ? null : `${exact} of ${landed}`} />
        <Figure name="foreseen" value={hits + misses === 0 ? null : `${hits} of ${hits + misses}`} />
        <Figure name="last" value={formatMilliseconds(lastMs)} />
      </dl>
      <table className={styles['latencies']}>
        <thead>
          <tr>
            <td />
            <th scope="col">p50</th>
            <th scope="col">p95</th>
          </tr>
        </thead>
        <tbody>
          <Latencies name="first picture" mark={styles['scrub']} percentiles={scrubMs} />
          <Latencies name="full frame" mark={styles['full']} percentiles={latencyMs} />
        </tbody>
      </table>
      <LatencyChart classes={latencyClasses(measured)} />
    </section>
  )
}

/** What the decoder of this page keeps; nothing where it has none. */
function MemoryFigures() {
  const holdings = usePlayer((state) => state.holdings)
  if (holdings === null) return null
  const { cached, cachedBytes, budgetBytes, fetchedBytes } = holdings
  const frames = cached.reduce((sum, span) => sum + spanLength(span), 0)
  return (
    <section>
      <h3 className={styles['title']}>Frames in memory</h3>
      <dl className={styles['figures']}>
        <Figure name="decoded" value={String(frames)} />
        <Figure name="memory" value={`${formatBytes(cachedBytes)} of ${formatBytes(budgetBytes)}`} />
        <Figure name="fetched for it" value={formatBytes(fetchedBytes)} />
      </dl>
    </section>
  )
}

/** One row of latencies, with the mark of its bars in the chart. */
function Latencies(props: {
  readonly name: string
  readonly mark: string | undefined
  readonly percentiles: Percentiles
}) {
  return (
    <tr>
      <th scope="row">
        <span aria-hidden={true} className={props.mark} /> {props.name}
      </th>
      <td>{formatMilliseconds(props.percentiles.p50) ?? '–'}</td>
      <td>{formatMilliseconds(props.percentiles.p95) ?? '–'}</td>
    </tr>
  )
}

function Figure({ name, value }: { readonly name: string; readonly value: string | null }) {
  return (
    <div className={styles['figure']}>
      <dt>{name}</dt>
      <dd>{value ?? '–'}</dd>
    </div>
  )
}
