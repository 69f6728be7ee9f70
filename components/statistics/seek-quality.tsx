import type { SeekSummary } from '@/lib/player/seek-summary'
import { Panel } from './panel'
import { counted, formatCount, formatShare, leadingShare } from './words'

/** Whether seeks end where they should, and whether what they needed was foreseen. */
export function SeekQuality({ summary }: { readonly summary: SeekSummary }) {
  const { shareExact, errors, count, prefetch } = summary
  const { hits, misses, hitRate, predictionsMade, predictionsUsed } = prefetch
  return (
    <Panel
      title="How well seeks go"
      answer={shareExact === null ? 'Nothing landed yet' : `${leadingShare(shareExact)} on the exact frame`}
    >
      <dl className="space-y-5">
        <Share
          name="On the exact frame"
          share={shareExact}
          note={errors === 0 ? 'none failed' : `${formatCount(errors)} of ${counted(count, 'seek', 'seeks')} failed`}
        />
        <Share
          name="Foreseen"
          share={hitRate}
          note={
            hitRate === null
              ? 'nothing was fetched ahead'
              : `${formatCount(hits)} of ${counted(hits + misses, 'seek', 'seeks')} found the frame here already`
          }
        />
        <Share
          name="Fetched ahead and used"
          share={predictionsMade === 0 ? null : Math.min(predictionsUsed / predictionsMade, 1)}
          note={
            predictionsMade === 0
              ? 'nothing was fetched ahead'
              : `${formatCount(predictionsUsed)} of ${counted(predictionsMade, 'place', 'places')}`
          }
        />
      </dl>
    </Panel>
  )
}

function Share(props: { readonly name: string; readonly share: number | null; readonly note: string }) {
  return (
    <div>
      <dt className="flex items-baseline justify-between text-sm text-ink-muted">
        {props.name}
        <span aria-hidden={true} className="text-xl font-semibold tracking-tight text-ink">
          {props.share === null ? '–' : formatShare(props.share)}
        </span>
      </dt>
      <dd>
        <span className="sr-only">{props.share === null ? 'unknown' : formatShare(props.share)}, </span>
        <span aria-hidden={true} className="mt-1 block h-2 overflow-hidden rounded-full bg-raised">
          <span
            className="block h-full rounded-full bg-accent transition-[width] duration-500"
            style={{ width: `${(props.share ?? 0) * 100}%` }}
          />
        </span>
        <span className="mt-1 block text-xs text-ink-muted">{props.note}</span>
      </dd>
    </div>
  )
}
