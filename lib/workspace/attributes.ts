import type { Attribute, Label } from '@/lib/labels/schema'
import type { AttributeValues } from './document'

type AttributeValue = AttributeValues[string]

/** Whether `value` is one that the attribute can have. */
export function fitsAttribute(value: AttributeValue, { type, options }: Attribute): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string'
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'boolean':
      return typeof value === 'boolean'
    case 'choice':
      return typeof value === 'string' && (options ?? []).includes(value)
  }
}

/**
 * What of `values` goes over when a segment changes from label `from` to `to`: what `to` can have under the same name,
 * and what was no attribute of `from` (it came with an import, and is nobody's to drop).
 */
export function carriedAttributes(values: AttributeValues, from: Label | undefined, to: Label): AttributeValues {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => {
      const known = to.attributes.find((attribute) => attribute.name === name)
      if (known !== undefined) return fitsAttribute(value, known)
      return !(from?.attributes ?? []).some((attribute) => attribute.name === name)
    }),
  )
}
