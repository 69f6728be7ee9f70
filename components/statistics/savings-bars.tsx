import type { StreamingTotals } from '@/lib/http/streaming-stats'
import { formatBytes } from '@/lib/player/measures'
import { HiddenTable } from './hidden-table'
import { Panel } from './panel'
import { savingWords } from './words'

/** What was sent, beside what a server that knows no ranges would have sent for the same requests. */
export function SavingsBars({ totals }: { readonly totals: StreamingTotals }) {
  const { bytes, wholeFileBytes } = totals
  const sent = formatBytes(bytes) ?? ''
  const whole = formatBytes(wholeFileBytes) ?? ''
  return (
    <Panel
      title="What ranges save"
      answer={savingWords(totals)}
      note="Without ranges every answer is the whole file, however little of it is watched."
    >
      <figure aria-label="Bytes sent, beside whole files" className="space-y-3">
        <Bar name="Sent" value={sent} share={wholeFileBytes === 0 ? 0 : bytes / wholeFileBytes} color="bg-accent" />
        <Bar name="Whole files" value={whole} share={wholeFileBytes === 0 ? 0 : 1} color="bg-ink-faint" />
        <HiddenTable
          caption="Bytes sent, beside whole files"
          columns={['What', 'Bytes']}
          rows={[
            ['Sent', sent],
            ['Whole files for the same requests', whole],
          ]}
        />
      </figure>
    </Panel>
  )
}

function Bar(props: { readonly name: string; readonly value: string; readonly share: number; readonly color: string }) {
  return (
    <div aria-hidden={true}>
      <div className="mb-1 flex justify-between text-sm">
        <span className="text-ink-muted">{props.name}</span>
        <span className="font-medium">{props.value}</span>
      </div>
      <div className="h-4 overflow-hidden rounded-sm bg-raised">
        <div
          className={`h-full min-w-px rounded-sm transition-[width] duration-500 ${props.color}`}
          style={{ width: `${props.share * 100}%` }}
        />
      </div>
    </div>
  )
}
