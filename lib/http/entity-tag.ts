import { err, ok, type Result } from '@/lib/result/result'

/** One version of a file. `opaque` is the text between the quotes. Source: RFC 9110 section 8.8.3. */
export type EntityTag = { readonly strength: 'strong' | 'weak'; readonly opaque: string }

/** What If-Match and If-None-Match name: whatever there is (`*`), or these tags (perhaps none). */
export type EntityTagCondition =
  | { readonly kind: 'any' }
  | { readonly kind: 'tags'; readonly tags: readonly EntityTag[] }

// etagc = %x21 / %x23-7E / obs-text. Header values are byte strings, so obs-text is U+0080 to U+00FF here.
const TAG = /(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/y
const WHOLE_TAG = /^(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"$/

/** The tag as it is written in a header. */
export const formatEntityTag = ({ strength, opaque }: EntityTag): string =>
  strength === 'weak' ? `W/"${opaque}"` : `"${opaque}"`

/** One entity tag and nothing else. `W` is case-sensitive, the quotes are part of the grammar. */
export function parseEntityTag(text: string): Result<EntityTag, 'not-an-entity-tag'> {
  if (!WHOLE_TAG.test(text)) return err('not-an-entity-tag')
  const isWeak = text.startsWith('W/')
  return ok({ strength: isWeak ? 'weak' : 'strong', opaque: text.slice(isWeak ? 3 : 1, -1) })
}

/**
 * The value of If-Match or If-None-Match: `*`, or a comma list of tags with optional white space, where empty elements
 * are skipped (RFC 9110 section 5.6.1.2). A comma may stand inside a tag, so the list is read tag by tag, never split.
 */
export function parseEntityTagCondition(text: string): Result<EntityTagCondition, 'not-an-entity-tag-list'> {
  if (text.trim() === '*') return ok({ kind: 'any' })
  const tags: EntityTag[] = []
  let position = 0
  let isSeparated = true
  while (position < text.length) {
    const character = text[position]
    if (character === ',' || character === ' ' || character === '\t') {
      isSeparated ||= character === ','
      position += 1
      continue
    }
    TAG.lastIndex = position
    const match = isSeparated ? TAG.exec(text) : null
    if (match === null) return err('not-an-entity-tag-list')
    tags.push({ strength: match[1] === undefined ? 'strong' : 'weak', opaque: match[2] ?? '' })
    position = TAG.lastIndex
    isSeparated = false
  }
  return ok({ kind: 'tags', tags })
}

/** Byte-for-byte the same version: both strong and equal (RFC 9110 section 8.8.3.2). */
export const matchesStrongly = (a: EntityTag, b: EntityTag): boolean =>
  a.strength === 'strong' && b.strength === 'strong' && a.opaque === b.opaque

/** Equivalent versions: equal, strong or weak (RFC 9110 section 8.8.3.2). */
export const matchesWeakly = (a: EntityTag, b: EntityTag): boolean => a.opaque === b.opaque
