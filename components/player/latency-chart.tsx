import { LATENCY_BOUNDS_MS } from '@/lib/player/seek-statistics'
import styles from './streaming-overlay.module.css'

/** How many seeks took how long, one bar a class of latency. */
export function LatencyChart({ classes }: { readonly classes: readonly number[] }) {
  const most = Math.max(...classes, 1)
  const first = LATENCY_BOUNDS_MS[0]
  const last = LATENCY_BOUNDS_MS[LATENCY_BOUNDS_MS.length - 1]
  return (
    <figure>
      <div className={styles['chart']} aria-hidden={true}>
        {classes.map((count, i) => (
          <span
            key={LATENCY_BOUNDS_MS[i] ?? 'more'}
            className={styles['chartBar']}
            style={{ height: `${(count / most) * 100}%` }}
            title={`${nameOf(i)}: ${count}`}
          />
        ))}
      </div>
      <figcaption className={styles['scale']}>
        <span>≤ {first} ms</span>
        <span>latency</span>
        <span>&gt; {last} ms</span>
      </figcaption>
    </figure>
  )
}

function nameOf(i: number): string {
  const upper = LATENCY_BOUNDS_MS[i]
  return upper === undefined ? `over ${LATENCY_BOUNDS_MS[i - 1]} ms` : `up to ${upper} ms`
}
