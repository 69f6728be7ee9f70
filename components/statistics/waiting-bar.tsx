import type { SeekSummary } from '@/lib/player/seek-summary'
import { HiddenTable } from './hidden-table'
import { Panel } from './panel'
import { formatSpan, leadingShare } from './words'

type Stall = SeekSummary['stall']
type Part = { readonly name: string; readonly ms: number; readonly fill: string }

const HATCHED = 'bg-[repeating-linear-gradient(135deg,var(--color-warn)_0_2px,transparent_2px_5px)]'

/** Of the time in which something should have moved, what went by waiting for bytes. */
export function WaitingBar({ stall }: { readonly stall: Stall }) {
  const total = stall.playedMs + stall.stalledMs
  const parts: readonly Part[] = [
    { name: 'Playing', ms: stall.playedMs, fill: 'bg-accent' },
    { name: 'Waiting while playing', ms: stall.stalledMs - stall.seekStalledMs, fill: 'bg-warn' },
    { name: 'Waiting in seeks', ms: stall.seekStalledMs, fill: HATCHED },
  ]
  return (
    <Panel
      title="Time spent waiting"
      answer={waitingWords(stall)}
      className="col-span-2"
      note="Waiting is for bytes alone. Time in which the picture stands because somebody looks at it is not counted."
    >
      <figure aria-label="Playing and waiting" className="space-y-3">
        <div aria-hidden={true} className="flex h-4 gap-px overflow-hidden rounded-sm bg-raised">
          {parts.map(({ name, ms, fill }) => (
            <div
              key={name}
              title={`${name}: ${formatSpan(ms)}`}
              className={`transition-[width] duration-500 ${ms === 0 ? '' : 'min-w-0.5'} ${fill}`}
              style={{ width: total === 0 ? 0 : `${(ms / total) * 100}%` }}
            />
          ))}
        </div>
        <ul aria-hidden={true} className="space-y-1 text-sm">
          {parts.map(({ name, ms, fill }) => (
            <li key={name} className="flex items-center gap-2">
              <span className={`size-3 rounded-xs ${fill}`} />
              <span className="flex-1 text-ink-muted">{name}</span>
              <span className="font-medium">{formatSpan(ms)}</span>
            </li>
          ))}
        </ul>
        <HiddenTable
          caption="Playing and waiting"
          columns={['What', 'Time']}
          rows={parts.map(({ name, ms }) => [name, formatSpan(ms)])}
        />
      </figure>
    </Panel>
  )
}

function waitingWords({ share, stalledMs }: Stall): string {
  if (share === null) return 'Nothing was played yet'
  if (stalledMs === 0) return 'Nobody waited'
  return `${leadingShare(share)} of the time was waiting`
}
