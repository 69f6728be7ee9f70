import type { LatencyClass } from '@/lib/player/seek-statistics'
import styles from './streaming-overlay.module.css'

/** How many seeks took how long: two bars a class of latency, to the first picture and to the full frame. */
export function LatencyChart({ classes }: { readonly classes: readonly LatencyClass[] }) {
  const most = Math.max(...classes.flatMap(({ scrub, full }) => [scrub, full]), 1)
  const bounds = classes.flatMap(({ upToMs }) => upToMs ?? [])
  const height = (count: number) => ({ height: `${(count / most) * 100}%` })
  return (
    <figure>
      <div className={styles['chart']} aria-hidden={true}>
        {classes.map(({ upToMs, scrub, full }) => (
          <span
            key={upToMs ?? 'more'}
            className={styles['chartClass']}
            title={`${upToMs === null ? `over ${bounds.at(-1)}` : `up to ${upToMs}`} ms: ${scrub} and ${full}`}
          >
            <span className={styles['scrub']} style={height(scrub)} />
            {full > 0 && <span className={styles['full']} style={height(full)} />}
          </span>
        ))}
      </div>
      <figcaption className={styles['scale']}>
        <span>≤ {bounds[0]} ms</span>
        <span>latency</span>
        <span>&gt; {bounds.at(-1)} ms</span>
      </figcaption>
    </figure>
  )
}
