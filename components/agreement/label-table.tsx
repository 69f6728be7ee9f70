import type { Figure } from '@/lib/agreement/figure'
import type { AgreementReport } from '@/lib/agreement/schema'
import { useAdjudication } from '@/lib/browser/stores/adjudication-context'
import { formatFigure, labelOf, sayFigure } from './words'

/** How far they agree on each label, the one they agree on least first. */
export function LabelTable({ labels }: { readonly labels: NonNullable<AgreementReport['comparison']>['labels'] }) {
  const { report, names } = useAdjudication()
  const rows = labels.toSorted((a, b) => (a.iou.value ?? 2) - (b.iou.value ?? 2))
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-sm">
        <caption className="sr-only">Agreement by label, the least first</caption>
        <thead className="text-xs text-ink-muted">
          <tr>
            <th scope="col" className="py-1 text-left font-medium">
              Label
            </th>
            {['IoU', 'Kappa', 'Alpha'].map((name) => (
              <th key={name} scope="col" className="px-2 py-1 text-right font-medium">
                {name}
              </th>
            ))}
            <th scope="col" className="py-1 pl-4 text-right font-medium" title={names.join(', ')}>
              Segments of each
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ labelId, iou, kappa, alpha, segments }) => {
            const { name, color } = labelOf(report, labelId)
            return (
              <tr key={labelId} className="border-t border-line">
                <th scope="row" className="py-1.5 text-left font-medium">
                  <span
                    aria-hidden={true}
                    className="mr-2 inline-block size-2.5 rounded-xs"
                    style={{ background: color }}
                  />
                  {name}
                </th>
                <Value figure={iou} />
                <Value figure={kappa} />
                <Value figure={alpha} />
                <td className="py-1.5 pl-4 text-right text-ink-muted">{segments.join(' · ')}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Value({ figure }: { readonly figure: Figure }) {
  return (
    <td className="px-2 py-1.5 text-right" title={sayFigure(figure)}>
      <span aria-hidden={true}>{formatFigure(figure)}</span>
      <span className="sr-only">{sayFigure(figure)}</span>
    </td>
  )
}
