import { assertNever } from '@/lib/result/assert-never'
import type { Attribute, LabelRule, SetRule } from './schema'

/** The names of labels by id. */
export type Names = ReadonlyMap<string, string>

/** A rule as a person would say it; the subject is the label that has it. */
export function describeRule(rule: LabelRule, names: Names): string {
  switch (rule.type) {
    case 'exclusive':
      return `may not overlap ${exclusiveWords(rule, names)}`
    case 'inside':
      return `lies inside ${namesOf(rule.of, names, 'or')}`
    case 'minimum-length':
      return `has at least ${lengthWords(rule)}`
    case 'maximum-length':
      return `has at most ${lengthWords(rule)}`
    default:
      return assertNever(rule)
  }
}

export const describeSetRule = ({ by }: SetRule, names: Names): string =>
  `every frame is in a segment of ${by === 'any' ? 'some label' : namesOf(by, names, 'or')}`

/** `side (left or right, required)` */
export function describeAttribute({ name, type, options = [], isRequired }: Attribute): string {
  const kind = type === 'choice' ? joined(options, 'or') : type === 'boolean' ? 'yes or no' : type
  return `${name} (${kind}${isRequired ? ', required' : ''})`
}

function exclusiveWords(rule: Extract<LabelRule, { type: 'exclusive' }>, names: Names): string {
  const others = rule.with === 'any' ? 'any other label' : rule.with === null ? null : namesOf(rule.with, names, 'or')
  const itself = rule.itself ? 'itself' : null
  return [others, itself].filter((part) => part !== null).join(' or ') || 'nothing'
}

/** `2 seconds`, `1 frame` */
export const lengthWords = ({
  amount,
  unit,
}: {
  readonly amount: number
  readonly unit: 'frames' | 'seconds'
}): string => `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`

const namesOf = (ids: readonly string[], names: Names, word: 'and' | 'or'): string =>
  joined(
    ids.map((id) => names.get(id) ?? 'a label that is not there'),
    word,
  )

/** `a, b or c` */
export const joined = (parts: readonly string[], word: 'and' | 'or'): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`
