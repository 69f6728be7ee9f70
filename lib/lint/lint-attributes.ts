import { joined } from '@/lib/labels/describe-rule'
import type { Attribute } from '@/lib/labels/schema'
import type { AttributeValues } from '@/lib/workspace/document'
import { type LintContext, spanOf, whichSegment } from './lint-context'
import type { LintFix, LintProblem, LintSegment } from './problem'

type Value = AttributeValues[string]

/** What is not said of a segment and must be, what cannot be said, and what its label does not ask any more. */
export function lintAttributes(context: LintContext): LintProblem[] {
  return context.segments.flatMap((segment) => {
    const label = context.labelOf.get(segment.labelId)
    if (label === undefined) return []
    const asked = label.attributes.flatMap((attribute) => judge(context, segment, attribute))
    const names = new Set(label.attributes.map(({ name }) => name))
    const unasked = Object.keys(segment.attributes).filter((name) => !names.has(name))
    return [...asked, ...unasked.map((name) => unknown(context, segment, name))]
  })
}

function judge(context: LintContext, segment: LintSegment, attribute: Attribute): LintProblem[] {
  const { name, isRequired } = attribute
  // A plain object has a constructor without anybody having said one.
  const value = Object.hasOwn(segment.attributes, name) ? segment.attributes[name] : undefined
  if (isUnsaid(value)) return isRequired && attributeCanBeSaid(attribute) ? [missing(context, segment, attribute)] : []
  return isFitting(attribute, value) ? [] : [unfitting(context, segment, attribute, value)]
}

/** A choice without options cannot be answered: that is a fault of the set, and is told there. */
const attributeCanBeSaid = ({ type, options = [] }: Attribute): boolean => type !== 'choice' || options.length > 0

const isUnsaid = (value: Value | undefined): value is undefined | '' =>
  value === undefined || (typeof value === 'string' && value.trim() === '')

/** Whether the value is of the attribute's type, and for a choice one of its options. */
function isFitting({ type, options = [] }: Attribute, value: Value): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string'
    case 'number':
      return typeof value === 'number'
    case 'boolean':
      return typeof value === 'boolean'
    case 'choice':
      return typeof value === 'string' && options.includes(value)
  }
}

function missing(context: LintContext, segment: LintSegment, attribute: Attribute): LintProblem {
  const { name } = attribute
  return {
    ...problemOf(segment, 'attribute-missing', name),
    severity: 'error',
    words: `${whichSegment(context, segment)}, does not say ${name}.`,
    fixes: () => answersTo(attribute).map((value) => sayIt(segment, name, value)),
  }
}

function unfitting(context: LintContext, segment: LintSegment, attribute: Attribute, value: Value): LintProblem {
  const { name } = attribute
  const read = readAs(attribute, value)
  return {
    ...problemOf(segment, 'attribute-value', name),
    severity: 'error',
    words: `${whichSegment(context, segment)}, says ${name} is ${shown(value)}; it must be ${wantedOf(attribute)}.`,
    fixes: () => [
      ...(read === undefined ? answersTo(attribute) : [read]).map((each) => sayIt(segment, name, each)),
      takeBack(segment, name),
    ],
  }
}

function unknown(context: LintContext, segment: LintSegment, name: string): LintProblem {
  return {
    ...problemOf(segment, 'attribute-unknown', name),
    severity: 'warning',
    words: `${whichSegment(context, segment)}, says ${name}, which its label does not ask.`,
    fixes: () => [takeBack(segment, name)],
  }
}

const problemOf = (segment: LintSegment, rule: LintProblem['rule'], name: string) => ({
  key: `${rule}:${segment.id}:${name}`,
  rule,
  segmentIds: [segment.id],
  span: spanOf(segment),
})

/** The answers that can be chosen from; of text and numbers there are none. */
function answersTo({ type, options = [] }: Attribute): readonly Value[] {
  if (type === 'choice') return options
  return type === 'boolean' ? [true, false] : []
}

/** `value` as what the attribute wants, where it can be read as that. */
function readAs({ type, options = [] }: Attribute, value: Value): Value | undefined {
  const text = String(value).trim()
  switch (type) {
    case 'text':
      return text
    case 'number':
      return text !== '' && typeof value !== 'boolean' && Number.isFinite(Number(text)) ? Number(text) : undefined
    case 'boolean':
      return YES_OR_NO.get(text.toLowerCase())
    case 'choice':
      return options.find((option) => option.toLowerCase() === text.toLowerCase())
  }
}

const YES_OR_NO: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['false', false],
  ['no', false],
])

const wantedOf = ({ type, options = [] }: Attribute): string =>
  type === 'choice' ? joined(options, 'or') : type === 'boolean' ? 'yes or no' : type === 'number' ? 'a number' : 'text'

const shown = (value: Value): string => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value))

const sayIt = (segment: LintSegment, name: string, value: Value): LintFix => ({
  words: `${name}: ${shown(value)}`,
  steps: [{ type: 'change', segmentId: segment.id, changes: { attributes: { ...segment.attributes, [name]: value } } }],
})

function takeBack(segment: LintSegment, name: string): LintFix {
  const { [name]: _, ...attributes } = segment.attributes
  return { words: `Take ${name} back`, steps: [{ type: 'change', segmentId: segment.id, changes: { attributes } }] }
}
