import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import type { BatchProgress } from '@/lib/work/dashboard-schema'
import { doneShare } from '@/lib/work/progress'
import { WORK_STATES } from '@/lib/work/work-state'
import { counted, formatHours, STATE_WORDS, shareWords } from '@/lib/work/work-words'
import { DashboardPanel } from './dashboard-panel'
import { DueBadge } from './due-badge'
import { StateBar, StateLegend } from './state-bar'

/** How far each batch is: bars for the eye, and the same numbers as a table. */
export function BatchProgressPanel(props: { readonly batches: readonly BatchProgress[]; readonly mayManage: boolean }) {
  const { batches } = props
  return (
    <DashboardPanel
      title="Progress by batch"
      note="A piece of work is one person on one video. In no batch a video that nobody began counts as one."
    >
      {batches.length === 0 ? (
        <p className="text-ink-muted">There is no video yet.</p>
      ) : (
        <>
          <ul className="space-y-5">
            {batches.map((batch) => (
              <li key={batch.id ?? 'none'} data-testid="batch-progress" className="space-y-1.5">
                <p className="flex items-center gap-2">
                  <Name batch={batch} mayManage={props.mayManage} />
                  {batch.isClosed ? <Badge>closed</Badge> : <DueBadge dueAt={batch.dueAt} />}
                  <span className="ml-auto text-xs text-ink-muted">
                    {counted(batch.videoCount, 'video', 'videos')} · {formatHours(batch.footageLeftSeconds)} of footage
                    left ·{' '}
                    {batch.coverage.share === null
                      ? 'nothing begun'
                      : `${shareWords(batch.coverage.share)} of frames labeled`}
                  </span>
                  <span className="w-14 text-right font-medium">{shareWords(doneShare(batch.counts))}</span>
                </p>
                <StateBar name={batch.name} counts={batch.counts} className="h-3.5" />
                <StateLegend counts={batch.counts} />
              </li>
            ))}
          </ul>
          <NumbersTable batches={batches} />
        </>
      )}
    </DashboardPanel>
  )
}

function Name({ batch, mayManage }: { readonly batch: BatchProgress; readonly mayManage: boolean }) {
  if (batch.id === null || !mayManage) return <span className="min-w-0 truncate font-medium">{batch.name}</span>
  return (
    <Link
      href={`/admin/batches/${batch.id}`}
      prefetch={false}
      className="min-w-0 truncate font-medium underline-offset-2 hover:underline"
    >
      {batch.name}
    </Link>
  )
}

function NumbersTable({ batches }: { readonly batches: readonly BatchProgress[] }) {
  return (
    <div className="sr-only">
      <table>
        <caption>Progress by batch</caption>
        <thead>
          <tr>
            {['Batch', 'Videos', ...WORK_STATES.map((state) => STATE_WORDS[state]), 'Handed in'].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {batches.map(({ id, name, videoCount, counts }) => (
            <tr key={id ?? 'none'}>
              <th scope="row">{name}</th>
              <td>{videoCount}</td>
              {WORK_STATES.map((state) => (
                <td key={state}>{counts[state]}</td>
              ))}
              <td>{shareWords(doneShare(counts))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
