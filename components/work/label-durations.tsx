import type { LabelDuration } from '@/lib/work/dashboard-schema'
import { counted, formatHours } from '@/lib/work/work-words'
import { DashboardPanel } from './dashboard-panel'

/** How much was marked with each label, as bars of one measure. */
export function LabelDurations({ labels }: { readonly labels: readonly LabelDuration[] }) {
  const most = Math.max(...labels.map(({ seconds }) => seconds), 1e-9)
  return (
    <DashboardPanel
      title="Time by label"
      note="Of all work in every state. Where several people label a video, each of them counts."
    >
      {labels.length === 0 ? (
        <p className="text-ink-muted">Nothing is labeled yet.</p>
      ) : (
        <ul className="space-y-2">
          {labels.map(({ name, color, segmentCount, seconds }) => (
            <li key={name} className="grid grid-cols-[160px_minmax(0,1fr)_220px] items-center gap-3 text-sm">
              <span className="truncate" title={name}>
                {name}
              </span>
              <span aria-hidden={true} className="h-3 overflow-hidden rounded-sm bg-raised">
                <span
                  className="block h-full min-w-0.5 rounded-sm"
                  style={{ width: `${(seconds / most) * 100}%`, backgroundColor: color }}
                />
              </span>
              <span className="text-right text-ink-muted">
                <span className="font-medium text-ink">{formatHours(seconds)}</span> in{' '}
                {counted(segmentCount, 'segment', 'segments')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </DashboardPanel>
  )
}
