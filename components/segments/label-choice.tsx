import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { DocumentSegment } from '@/lib/workspace/document'
import { LabeledSelect } from './labeled-select'

/** The label of what is selected; choosing another one gives it to all of it. */
export function LabelChoice({
  segments,
  isDisabled,
}: {
  readonly segments: readonly DocumentSegment[]
  readonly isDisabled: boolean
}) {
  const { actions, labels } = useWorkspaceHandle()
  const labelIds = new Set(segments.map(({ labelId }) => labelId))
  const [labelId = ''] = labelIds
  const current = labelIds.size === 1 ? labelId : 'different'
  const choices = labels.filter(({ id, isRetired }) => !isRetired || id === current)
  const isKnown = current === 'different' || choices.some(({ id }) => id === current)
  return (
    <LabeledSelect
      name="Label of what is selected"
      value={current}
      options={[
        ...(current === 'different' ? [{ value: 'different', words: 'different labels' }] : []),
        ...(isKnown ? [] : [{ value: current, words: 'unknown label' }]),
        ...choices.map(({ id, name, isRetired }) => ({
          value: id,
          words: isRetired ? `${name} (no longer used)` : name,
        })),
      ]}
      isDisabled={isDisabled}
      className="flex-1 font-medium"
      onChange={(wanted) => {
        if (wanted !== 'different') actions.perform({ type: 'relabel', labelId: wanted })
      }}
    />
  )
}
