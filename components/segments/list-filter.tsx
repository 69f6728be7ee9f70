import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { LIST_KINDS, LIST_ORDERS, type ListWish } from '@/lib/workspace/segment-list'
import { LabeledSelect } from './labeled-select'

const KIND_WORDS: Record<ListWish['kind'], string> = {
  all: 'All segments',
  proposals: 'Proposals',
  problems: 'With problems',
  locked: 'Locked',
  hidden: 'Hidden',
}

const ORDER_WORDS: Record<ListWish['order'], string> = {
  start: 'By start',
  length: 'Shortest first',
  confidence: 'Least sure first',
}

/** Which segments the list shows, and in which order. */
export function ListFilter({
  wish,
  onChange,
}: {
  readonly wish: ListWish
  readonly onChange: (wish: ListWish) => void
}) {
  const { labels } = useWorkspaceHandle()
  return (
    <fieldset className="grid grid-cols-2 gap-1.5 px-3 pb-1.5">
      <legend className="sr-only">Filter the list</legend>
      <input
        type="search"
        aria-label="Words in label, attributes or note"
        placeholder="Words in label or note"
        value={wish.text}
        onChange={(event) => onChange({ ...wish, text: event.target.value })}
        className="h-7 min-w-0 rounded-md border border-line bg-canvas px-2 text-[13px]"
      />
      <LabeledSelect
        name="Label to list"
        value={wish.labelId ?? ''}
        options={[{ value: '', words: 'Every label' }, ...labels.map(({ id, name }) => ({ value: id, words: name }))]}
        onChange={(labelId) => onChange({ ...wish, labelId: labelId === '' ? null : labelId })}
      />
      <LabeledSelect
        name="What to list"
        value={wish.kind}
        options={LIST_KINDS.map((kind) => ({ value: kind, words: KIND_WORDS[kind] }))}
        onChange={(chosen) => onChange({ ...wish, kind: LIST_KINDS.find((kind) => kind === chosen) ?? 'all' })}
      />
      <LabeledSelect
        name="Order of the list"
        value={wish.order}
        options={LIST_ORDERS.map((order) => ({ value: order, words: ORDER_WORDS[order] }))}
        onChange={(chosen) => onChange({ ...wish, order: LIST_ORDERS.find((order) => order === chosen) ?? 'start' })}
      />
    </fieldset>
  )
}
