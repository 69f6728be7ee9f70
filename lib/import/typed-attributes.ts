import type { Attribute } from '@/lib/labels/schema'
import { type AttributeValues, attributeValues } from '@/lib/segments/schema'
import { plainNumber } from './plain-number'

/**
 * `found` with the types that the label says: formats that know text only tell `3` and `true` as text. Null if a value is
 * none that can be kept.
 */
export function typedAttributes(
  found: Readonly<Record<string, unknown>>,
  declared: readonly Attribute[],
): AttributeValues | null {
  const types = new Map(declared.map(({ name, type }) => [name, type]))
  const entries = Object.entries(found).map(([name, value]) => [name, typed(value, types.get(name))])
  const parsed = attributeValues.safeParse(Object.fromEntries(entries))
  return parsed.success ? parsed.data : null
}

function typed(value: unknown, type: Attribute['type'] | undefined): unknown {
  if (typeof value !== 'string') return value
  if (type === 'number') return plainNumber(value) ?? value
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true'
  return value
}
