import type { StreamingTotals } from '@/lib/http/streaming-stats'
import { Panel } from './panel'
import { formatCount, statusWords } from './words'

/** What the server answered, by status. */
export function AnswerTable({ statuses }: Pick<StreamingTotals, 'statuses'>) {
  const rows = Object.entries(statuses).toSorted(([, a], [, b]) => b - a)
  return (
    <Panel title="Answers">
      <table className="w-full text-sm">
        <caption className="sr-only">Answers by status</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Meaning</th>
            <th scope="col">Answers</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([status, count]) => (
            <tr key={status} className="border-b border-line last:border-0">
              <th scope="row" className="w-14 py-1.5 text-left font-semibold">
                {status}
              </th>
              <td className="py-1.5 text-ink-muted">{statusWords(status)}</td>
              <td className="py-1.5 text-right">{formatCount(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
