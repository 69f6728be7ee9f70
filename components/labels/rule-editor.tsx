import { Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { labelsInUse } from '@/lib/labels/draft'
import type { Label, LabelRule } from '@/lib/labels/schema'
import { LabelChoice } from './label-choice'
import type { SetEditor } from './use-edited-set'

type RuleType = LabelRule['type']

const OFFERED: readonly (readonly [RuleType, string])[] = [
  ['exclusive', 'may not overlap …'],
  ['inside', 'lies inside …'],
  ['minimum-length', 'has at least …'],
  ['maximum-length', 'has at most …'],
]

/** What must hold for every segment of a label, as sentences that begin with its name. */
export function RuleEditor(props: {
  readonly label: Label
  readonly editor: SetEditor
  readonly onChange: (rules: LabelRule[]) => void
}) {
  const { label, editor, onChange } = props
  const { rules } = label
  const others = labelsInUse(editor.draft).filter(({ id }) => id !== label.id)
  const replace = (at: number, rule: LabelRule) => onChange(rules.map((each, place) => (place === at ? rule : each)))
  const places = others.filter(({ kind }) => kind === 'interval')
  return (
    <fieldset className="space-y-2">
      <legend className="pb-1 text-xs font-semibold text-ink-muted">Rules: what must hold for each segment</legend>
      {rules.map((rule, at) => (
        <RuleRow
          // A rule has no id and changes while it is written: its place is what stays.
          // biome-ignore lint/suspicious/noArrayIndexKey: as said above
          key={at}
          rule={rule}
          name={label.name}
          others={others}
          places={places}
          onChange={(next) => replace(at, next)}
          onRemove={() => onChange(rules.filter((_, place) => place !== at))}
        />
      ))}
      <select
        aria-label={`Add a rule to ${label.name}`}
        value=""
        onChange={({ target: { value } }) => onChange([...rules, newRule(value as RuleType, places)])}
        className="h-8 rounded-md border border-line bg-raised px-2 text-sm"
      >
        <option value="" disabled={true}>
          Add a rule: each {label.name || 'segment'} …
        </option>
        {OFFERED.map(([type, words]) => (
          <option key={type} value={type} disabled={type === 'inside' && places.length === 0}>
            {words}
          </option>
        ))}
      </select>
    </fieldset>
  )
}

function newRule(type: RuleType, places: readonly Label[]): LabelRule {
  if (type === 'exclusive') return { type, with: 'any', itself: false }
  if (type === 'inside') return { type, of: places.slice(0, 1).map(({ id }) => id) }
  return { type, amount: type === 'minimum-length' ? 1 : 60, unit: 'seconds' }
}

type RowProps = {
  readonly rule: LabelRule
  readonly name: string
  readonly others: readonly Label[]
  readonly places: readonly Label[]
  readonly onChange: (rule: LabelRule) => void
  readonly onRemove: () => void
}

function RuleRow(props: RowProps) {
  const { name, onRemove } = props
  return (
    <div className="flex items-start gap-2 rounded-md border border-line p-2 text-sm">
      <div className="min-w-0 flex-1 space-y-1.5">
        <RuleSentence {...props} />
      </div>
      <button
        type="button"
        aria-label={`Remove this rule of ${name}`}
        onClick={onRemove}
        className="inline-flex size-7 shrink-0 items-center justify-center rounded-md text-ink-muted hover:bg-raised hover:text-bad"
      >
        <Trash2 aria-hidden={true} className="size-3.5" />
      </button>
    </div>
  )
}

function RuleSentence({ rule, name, others, places, onChange }: RowProps): ReactNode {
  const who = name.trim() === '' ? 'Each segment' : `Each ${name}`
  switch (rule.type) {
    case 'exclusive':
      return <ExclusiveSentence rule={rule} who={who} others={others} onChange={onChange} />
    case 'inside':
      return (
        <>
          <p>{who} lies inside a segment of one of these</p>
          <LabelChoice
            legend={`${who} lies inside`}
            labels={places}
            chosen={rule.of}
            onChange={(of) => onChange({ ...rule, of })}
          />
        </>
      )
    default:
      return <LengthSentence rule={rule} who={who} onChange={onChange} />
  }
}

function ExclusiveSentence(props: {
  readonly rule: Extract<LabelRule, { type: 'exclusive' }>
  readonly who: string
  readonly others: readonly Label[]
  readonly onChange: (rule: LabelRule) => void
}) {
  const { rule, who, others, onChange } = props
  const which = rule.with === null ? 'none' : rule.with === 'any' ? 'any' : 'some'
  const choose = (value: string) => {
    const [first] = others
    if (value === 'any') onChange({ ...rule, with: 'any' })
    else if (value === 'some' && first !== undefined) onChange({ ...rule, with: [first.id] })
    else if (value === 'none') onChange({ ...rule, with: null, itself: true })
  }
  return (
    <>
      <label className="flex flex-wrap items-center gap-2">
        {who} may not overlap
        <select
          value={which}
          onChange={({ target: { value } }) => choose(value)}
          className="h-8 rounded-md border border-line bg-canvas px-1"
        >
          <option value="any">any other label</option>
          <option value="some">one of these</option>
          <option value="none">another of its own</option>
        </select>
      </label>
      {Array.isArray(rule.with) ? (
        <LabelChoice
          legend={`${who} may not overlap`}
          labels={others}
          chosen={rule.with}
          onChange={(chosen) => onChange({ ...rule, with: chosen })}
        />
      ) : null}
      {rule.with === null ? null : (
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            checked={rule.itself}
            onChange={({ target }) => onChange({ ...rule, itself: target.checked })}
          />
          nor another of its own
        </label>
      )}
    </>
  )
}

function LengthSentence(props: {
  readonly rule: Extract<LabelRule, { type: 'minimum-length' | 'maximum-length' }>
  readonly who: string
  readonly onChange: (rule: LabelRule) => void
}) {
  const { rule, who, onChange } = props
  const words = rule.type === 'minimum-length' ? 'at least' : 'at most'
  return (
    <div className="flex flex-wrap items-center gap-2">
      {who} has {words}
      <input
        type="number"
        aria-label={`${who} has ${words}, how many`}
        min={0}
        step="any"
        value={rule.amount}
        onChange={({ target: { valueAsNumber: amount } }) => {
          if (amount > 0) onChange({ ...rule, amount })
        }}
        className="h-8 w-20 rounded-md border border-line bg-canvas px-2 text-right"
      />
      <select
        aria-label={`${who} has ${words}, of what`}
        value={rule.unit}
        onChange={({ target: { value } }) => onChange({ ...rule, unit: value === 'frames' ? 'frames' : 'seconds' })}
        className="h-8 rounded-md border border-line bg-canvas px-1"
      >
        <option value="seconds">seconds</option>
        <option value="frames">frames</option>
      </select>
    </div>
  )
}
