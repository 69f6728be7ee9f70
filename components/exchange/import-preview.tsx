import { TriangleAlert } from 'lucide-react'
import { FORMAT_TITLES } from '@/lib/import/format'
import type { ImportAs, ImportPlan, LabelMapping } from '@/lib/import/import-plan'
import { LabelChoices } from './label-choices'
import { PlacedTable } from './placed-table'
import { PlanStrip } from './plan-strip'
import { RefusedList } from './refused-list'

/** Every row of a file, as what it would become; and what can be chosen before. */
export function ImportPreview(props: {
  readonly plan: ImportPlan
  readonly as: ImportAs
  readonly mapping: LabelMapping
  readonly onAs: (as: ImportAs) => void
  readonly onMapping: (mapping: LabelMapping) => void
}) {
  const { plan, as } = props
  return (
    <div className="space-y-5 text-sm">
      <p role="status">
        {FORMAT_TITLES[plan.format]}: <b>{plan.placed.length} to import</b>, {plan.duplicates.length} already there,{' '}
        {plan.refused.length} refused.
      </p>
      {plan.warnings.length === 0 ? null : (
        <ul className="space-y-1 rounded-md border border-warn/40 bg-warn/8 p-2.5 text-warn">
          {plan.warnings.map((warning) => (
            <li key={warning} className="flex items-start gap-2">
              <TriangleAlert aria-hidden={true} className="mt-0.5 size-4 shrink-0" /> {warning}
            </li>
          ))}
        </ul>
      )}
      <LabelChoices unmatched={plan.unmatched} mapping={props.mapping} onChange={props.onMapping} />
      <label className="flex cursor-pointer items-center gap-2">
        <input
          type="checkbox"
          className="accent-accent"
          checked={as === 'proposals'}
          onChange={(event) => props.onAs(event.currentTarget.checked ? 'proposals' : 'told')}
        />
        A machine made them: import as proposals, to be accepted one by one
      </label>
      <PlanStrip placed={plan.placed} />
      <RefusedList refused={plan.refused} />
      <PlacedTable placed={plan.placed} />
    </div>
  )
}
