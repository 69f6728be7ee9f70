import type { Figure } from '@/lib/agreement/figure'
import { useAdjudication } from '@/lib/browser/stores/adjudication-context'
import { formatFigure, sayFigure } from './words'

/** A figure for each two people: the number, and behind it the more colour the more they agree. */
export function MatrixTable({ caption, matrix }: { readonly caption: string; readonly matrix: Figure[][] }) {
  const { names, report } = useAdjudication()
  const idOf = (nth: number) => report.documents[nth]?.id ?? nth
  return (
    <table className="w-full table-fixed border-separate border-spacing-0.5 text-center text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <td />
          {names.map((name, nth) => (
            <th
              key={idOf(nth)}
              scope="col"
              title={name}
              className="truncate px-1 pb-1 text-xs font-medium text-ink-muted"
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {matrix.map((row, a) => (
          <tr key={idOf(a)}>
            <th scope="row" title={names[a]} className="truncate pr-2 text-right text-xs font-medium text-ink-muted">
              {names[a]}
            </th>
            {row.map((cell, b) => (
              <Cell key={idOf(b)} cell={cell} isOwn={a === b} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({ cell, isOwn }: { readonly cell: Figure; readonly isOwn: boolean }) {
  if (isOwn) {
    return (
      <td className="h-9 rounded-sm bg-raised text-ink-muted">
        <span aria-hidden={true}>·</span>
        <span className="sr-only">the same person</span>
      </td>
    )
  }
  const share = Math.round(Math.min(Math.max(cell.value ?? 0, 0), 1) * 42)
  return (
    <td
      title={sayFigure(cell)}
      className="h-9 rounded-sm font-medium"
      style={{ background: `color-mix(in oklab, var(--color-accent) ${share}%, var(--color-raised))` }}
    >
      <span aria-hidden={true}>{formatFigure(cell)}</span>
      <span className="sr-only">{sayFigure(cell)}</span>
    </td>
  )
}
