import { checkRules } from './check-rules'
import { type LabelSetDraft, labelsInUse } from './draft'
import { confusedBy, standsOut } from './safe-colors'
import type { Label } from './schema'

/**
 * Something wrong with a label set as it is wanted. An `error` keeps it from being saved, a `warning` does not. `labelId` is
 * null for what concerns the set; `field` says where a person mends it.
 */
export type LabelSetProblem = {
  readonly severity: 'error' | 'warning'
  readonly labelId: string | null
  readonly field: 'name' | 'color' | 'hotkey' | 'attributes' | 'rules' | 'kind' | 'labels'
  readonly words: string
}

/** What a key of the workspace does already; undefined where it is free. */
export type KeyMeaning = (key: string) => string | undefined

const anyKeyIsFree: KeyMeaning = () => undefined

/** Everything that is wrong with `draft`: names, hotkeys, colours, attributes and rules, in the order of the labels. */
export function checkLabelSet(draft: LabelSetDraft, keyMeaning: KeyMeaning = anyKeyIsFree): LabelSetProblem[] {
  const inUse = labelsInUse(draft)
  return [
    ...checkSet(draft, inUse),
    ...checkNames(inUse),
    ...checkHotkeys(inUse, keyMeaning),
    ...checkColors(inUse),
    ...inUse.flatMap(checkAttributes),
    ...checkRules(draft),
  ]
}

export const hasErrors = (problems: readonly LabelSetProblem[]): boolean =>
  problems.some(({ severity }) => severity === 'error')

const error = (labelId: string | null, field: LabelSetProblem['field'], words: string): LabelSetProblem => ({
  severity: 'error',
  labelId,
  field,
  words,
})

/** How names are compared: `polyp ` and `Polyp` would be one label to whoever reads them. */
export const nameKey = (name: string): string => name.trim().toLowerCase()

function checkSet(draft: LabelSetDraft, inUse: readonly Label[]): LabelSetProblem[] {
  const problems: LabelSetProblem[] = []
  if (draft.name.trim() === '') problems.push(error(null, 'name', 'The set needs a name.'))
  if (inUse.length === 0) problems.push(error(null, 'labels', 'The set has no label to choose. Add one.'))
  for (const [earlier, later] of repeats(draft.labels, ({ id }) => id)) {
    const words = `${earlier.name} and ${later.name} have one id: they would be one label. Give one of them another id.`
    problems.push(error(later.id, 'labels', words))
  }
  return problems
}

/** The values that more than one of `items` has, by how `keyOf` compares them; each with the later items. */
function repeats<T>(items: readonly T[], keyOf: (item: T) => string | null): readonly (readonly [T, T])[] {
  const first = new Map<string, T>()
  return items.flatMap((item) => {
    const key = keyOf(item)
    if (key === null || key === '') return []
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, item)
    return earlier === undefined ? [] : [[earlier, item] as const]
  })
}

function checkNames(labels: readonly Label[]): LabelSetProblem[] {
  const unnamed = labels.filter(({ name }) => name.trim() === '')
  return [
    ...unnamed.map(({ id }) => error(id, 'name', 'A label needs a name.')),
    ...repeats(labels, ({ name }) => nameKey(name)).map(([, later]) =>
      error(later.id, 'name', `There are two labels called ${later.name.trim()}. Give one of them another name.`),
    ),
  ]
}

function checkHotkeys(labels: readonly Label[], keyMeaning: KeyMeaning): LabelSetProblem[] {
  const taken = labels.flatMap(({ id, name, hotkey }) => {
    const meaning = hotkey === null ? undefined : keyMeaning(hotkey.toLowerCase())
    return meaning === undefined
      ? []
      : [
          error(
            id,
            'hotkey',
            `${shown(hotkey)} does something else already (${meaning}), so it would never give ${name}.`,
          ),
        ]
  })
  return [
    ...taken,
    ...repeats(labels, ({ hotkey }) => hotkey?.toLowerCase() ?? null).map(([earlier, later]) =>
      error(later.id, 'hotkey', `${shown(later.hotkey)} is the key of ${earlier.name} and of ${later.name}.`),
    ),
  ]
}

const shown = (hotkey: string | null): string => hotkey?.toUpperCase() ?? ''

const SIGHT = {
  protan: 'people who cannot see red',
  deutan: 'people who cannot see green',
  tritan: 'people who cannot see blue',
} as const

function checkColors(labels: readonly Label[]): LabelSetProblem[] {
  const warning = (labelId: string, words: string): LabelSetProblem => ({
    severity: 'warning',
    labelId,
    field: 'color',
    words,
  })
  return labels.flatMap((label, at) => {
    const faint = standsOut(label.color)
      ? []
      : [warning(label.id, `${label.name} is hard to see on the dark timeline.`)]
    const confused = labels.slice(0, at).flatMap((other) => {
      const sights = confusedBy(other.color, label.color)
      if (sights.length === 0) return []
      const who = sights.includes('normal')
        ? 'everybody'
        : sights.map((sight) => SIGHT[sight as 'protan']).join(' and ')
      return [warning(label.id, `${label.name} and ${other.name} look alike to ${who}.`)]
    })
    return [...faint, ...confused]
  })
}

function checkAttributes({ id, name, attributes }: Label): LabelSetProblem[] {
  const unnamed = attributes.filter((attribute) => attribute.name.trim() === '')
  const choices = attributes.filter(({ type }) => type === 'choice')
  return [
    ...unnamed.map(() => error(id, 'attributes', `An attribute of ${name} has no name.`)),
    ...repeats(attributes, (attribute) => nameKey(attribute.name)).map(([, later]) =>
      error(id, 'attributes', `${name} has two attributes called ${later.name}.`),
    ),
    ...choices
      .filter(({ options = [] }) => options.length === 0)
      .map((attribute) => error(id, 'attributes', `${attribute.name} of ${name} has no options to choose from.`)),
    ...choices.flatMap((attribute) =>
      repeats(attribute.options ?? [], (option) => option.trim()).map(([, option]) =>
        error(id, 'attributes', `${attribute.name} of ${name} has the option ${option} twice.`),
      ),
    ),
  ]
}
