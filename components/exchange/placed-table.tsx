import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { boundarySeconds } from '@/lib/frames/boundaries'
import type { PlacedRow } from '@/lib/import/import-plan'
import { formatTimecode } from '@/lib/time/timecode'

const SHOWN = 200

/** The rows that become segments, with the very frames. */
export function PlacedTable({ placed }: { readonly placed: readonly PlacedRow[] }) {
  const { labels, index } = useWorkspaceHandle()
  if (placed.length === 0) return null
  return (
    <section>
      <h3 className="mb-1.5 font-semibold">To import</h3>
      <table data-testid="placed-rows" className="w-full text-left">
        <thead className="text-xs text-ink-muted">
          <tr className="border-b border-line [&>th]:py-1 [&>th]:pr-3 [&>th]:font-medium">
            <th>Row</th>
            <th>Label</th>
            <th className="text-right">First frame</th>
            <th className="text-right">Last frame</th>
            <th>From</th>
            <th>Remarks</th>
          </tr>
        </thead>
        <tbody>
          {placed.slice(0, SHOWN).map((row) => {
            const label = labels.find(({ id }) => id === row.labelId)
            return (
              <tr key={row.row} className="border-b border-line/60 align-top [&>td]:py-1 [&>td]:pr-3">
                <td className="text-ink-muted">{row.where}</td>
                <td>
                  <span
                    aria-hidden={true}
                    className="mr-1.5 inline-block size-2.5 rounded-sm"
                    style={{ background: label?.color }}
                  />
                  {label?.name ?? row.label}
                </td>
                <td className="text-right">{row.startFrame}</td>
                <td className="text-right">{row.endFrame - 1}</td>
                <td className="text-ink-muted">{formatTimecode(boundarySeconds(index, row.startFrame))}</td>
                <td className="text-ink-muted">{remarksOf(row)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {placed.length > SHOWN ? <p className="mt-1 text-ink-muted">and {placed.length - SHOWN} more</p> : null}
    </section>
  )
}

function remarksOf({ movedMs, isProposal, confidence, note }: PlacedRow): string {
  return [
    ...(movedMs > 0 ? [`moved ${movedMs.toFixed(1)} ms to the nearest frame`] : []),
    ...(isProposal ? [confidence === null ? 'proposal' : `proposal, ${Math.round(confidence * 100)} % sure`] : []),
    ...(note === '' ? [] : [note.length > 60 ? `${note.slice(0, 60)}…` : note]),
  ].join('; ')
}
