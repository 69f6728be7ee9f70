import { ChevronDown, ChevronRight, GripVertical, Trash2 } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { changeLabel, moveLabel, removeLabel } from '@/lib/labels/draft'
import type { Label } from '@/lib/labels/schema'
import { AttributeEditor } from './attribute-editor'
import { ColorField } from './color-field'
import { HotkeyField } from './hotkey-field'
import { segmentWords } from './retired-labels'
import { RuleEditor } from './rule-editor'
import type { SetEditor } from './use-edited-set'

const DRAGGED = 'application/x-framemark-label'

/** One label: its row, and below it what is asked of its segments and what must hold for them. */
export function LabelEditor(props: {
  readonly label: Label
  readonly place: number
  readonly count: number
  readonly editor: SetEditor
}) {
  const { label, place, editor } = props
  const { usage, edit, problems } = editor
  const [isOpen, setOpen] = useState(false)
  const [isOver, setOver] = useState(false)
  const change = (changes: Partial<Label>) => edit((now) => changeLabel(now, label.id, changes))
  const use = usage.get(label.id)
  const name = label.name.trim() === '' ? `Label ${place + 1}` : label.name
  const drop = (event: DragEvent) => {
    setOver(false)
    const from = Number(event.dataTransfer.getData(DRAGGED).split(' ')[1])
    const [id] = event.dataTransfer.getData(DRAGGED).split(' ')
    if (id === undefined || !Number.isInteger(from)) return
    event.preventDefault()
    edit((now) => moveLabel(now, id, place - from))
  }
  return (
    <li
      data-testid="label-editor"
      data-label={label.name}
      className={classNames('px-2 py-1.5', isOver && 'bg-raised')}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className="flex items-center gap-2">
        <MoveHandle {...props} name={name} />
        <ColorField name={name} color={label.color} kind={label.kind} onChange={(color) => change({ color })} />
        <input
          aria-label={`Name of label ${place + 1}`}
          aria-invalid={problems.some((each) => each.labelId === label.id && each.field === 'name')}
          value={label.name}
          maxLength={80}
          placeholder="Name"
          onChange={({ target: { value } }) => change({ name: value })}
          className="h-9 min-w-24 flex-1 rounded-md border border-line bg-canvas px-2 aria-invalid:border-bad"
        />
        <HotkeyField
          name={name}
          hotkey={label.hotkey}
          isWrong={problems.some((each) => each.labelId === label.id && each.field === 'hotkey')}
          onChange={(hotkey) => change({ hotkey })}
        />
        <select
          aria-label={`Kind of ${name}`}
          value={label.kind}
          disabled={use?.isKept === true}
          title={use?.isKept === true ? 'The kind of a label that was used stays' : undefined}
          onChange={({ target: { value } }) => change({ kind: value === 'point' ? 'point' : 'interval' })}
          className="h-9 rounded-md border border-line bg-canvas px-1.5 text-sm disabled:text-ink-muted"
        >
          <option value="interval">Interval</option>
          <option value="point">One frame</option>
        </select>
        <span className="w-24 text-right text-xs text-ink-muted">
          {use === undefined ? 'not used' : segmentWords(use.segments)}
        </span>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-label={`Attributes and rules of ${name}`}
          onClick={() => setOpen(!isOpen)}
          className="inline-flex h-9 items-center gap-1 rounded-md px-2 text-xs text-ink-muted hover:bg-raised hover:text-ink"
        >
          {isOpen ? (
            <ChevronDown aria-hidden={true} className="size-4" />
          ) : (
            <ChevronRight aria-hidden={true} className="size-4" />
          )}
          {countWords(label)}
        </button>
        <button
          type="button"
          aria-label={use?.isKept === true ? `Retire ${name}` : `Delete ${name}`}
          title={use?.isKept === true ? 'Retire: segments keep it, nobody can choose it' : 'Delete'}
          onClick={() => edit((now) => removeLabel(now, label.id, use?.isKept === true))}
          className="inline-flex size-9 items-center justify-center rounded-md text-ink-muted hover:bg-raised hover:text-bad"
        >
          <Trash2 aria-hidden={true} className="size-4" />
        </button>
      </div>
      {isOpen ? (
        <div className="grid gap-5 px-9 pt-3 pb-4 lg:grid-cols-2">
          <AttributeEditor
            name={name}
            attributes={label.attributes}
            onChange={(attributes) => change({ attributes })}
          />
          <RuleEditor label={label} editor={editor} onChange={(rules) => change({ rules })} />
        </div>
      ) : null}
    </li>
  )
}

const countWords = ({ attributes, rules }: Label): string =>
  `${attributes.length} ${attributes.length === 1 ? 'attribute' : 'attributes'}, ${rules.length} ${rules.length === 1 ? 'rule' : 'rules'}`

/** Dragged with the pointer; with the focus on it the arrow keys move the label. */
function MoveHandle(props: {
  readonly label: Label
  readonly place: number
  readonly count: number
  readonly editor: SetEditor
  readonly name: string
}) {
  const { label, place, count, editor, name } = props
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    const by = { ArrowUp: -1, ArrowDown: 1, Home: -count, End: count }[event.key]
    if (by === undefined) return
    event.preventDefault()
    editor.edit((now) => moveLabel(now, label.id, by))
    // React may set the row down anew in another place, which takes the focus from it.
    const handle = event.currentTarget
    requestAnimationFrame(() => handle.focus())
  }
  return (
    <button
      type="button"
      draggable={true}
      aria-label={`Move ${name}, place ${place + 1} of ${count}`}
      title="Drag, or press the up and down arrow keys"
      onKeyDown={onKeyDown}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, `${label.id} ${place}`)
        event.dataTransfer.effectAllowed = 'move'
      }}
      className="inline-flex h-9 w-6 cursor-grab items-center justify-center rounded-md text-ink-faint hover:bg-raised hover:text-ink"
    >
      <GripVertical aria-hidden={true} className="size-4" />
    </button>
  )
}
