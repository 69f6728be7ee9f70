import fc from 'fast-check'
import { expect, test } from 'vitest'
import { err, ok } from '@/lib/result/result'
import { formatEntityTag, matchesStrongly, matchesWeakly, parseEntityTag, parseEntityTagCondition } from './entity-tag'

const strong = (opaque: string) => ({ strength: 'strong', opaque }) as const
const weak = (opaque: string) => ({ strength: 'weak', opaque }) as const
const bad = err('not-an-entity-tag')

test.each([
  { text: '"xyzzy"', expected: ok(strong('xyzzy')), rule: 'a strong tag' },
  { text: 'W/"xyzzy"', expected: ok(weak('xyzzy')), rule: 'a weak tag' },
  { text: '""', expected: ok(strong('')), rule: 'an empty opaque part is allowed' },
  { text: '"a,b\\c"', expected: ok(strong('a,b\\c')), rule: 'commas and backslashes are ordinary characters' },
  { text: '"\u00e9"', expected: ok(strong('\u00e9')), rule: 'obs-text' },
  { text: 'w/"x"', expected: bad, rule: 'W is case-sensitive' },
  { text: 'xyzzy', expected: bad, rule: 'the quotes are part of it' },
  { text: '"a"b"', expected: bad, rule: 'no quote inside' },
  { text: '"a b"', expected: bad, rule: 'no space inside' },
  { text: '*', expected: bad, rule: 'the star is no tag' },
  { text: '"a", "b"', expected: bad, rule: 'a list is no tag' },
  { text: '', expected: bad, rule: 'nothing is no tag' },
])('one tag $text: $rule', ({ text, expected }) => {
  expect(parseEntityTag(text)).toEqual(expected)
})

const tags = (...list: readonly unknown[]) => ok({ kind: 'tags', tags: list })
const badList = err('not-an-entity-tag-list')

test.each([
  { text: '*', expected: ok({ kind: 'any' }), rule: 'whatever there is' },
  { text: ' * ', expected: ok({ kind: 'any' }), rule: 'with white space around it' },
  { text: '"a"', expected: tags(strong('a')), rule: 'a list of one' },
  { text: '"a", W/"b"\t,"c"', expected: tags(strong('a'), weak('b'), strong('c')), rule: 'optional white space' },
  { text: '"a,b", "c"', expected: tags(strong('a,b'), strong('c')), rule: 'a comma inside a tag separates nothing' },
  { text: ',, "a" ,, ', expected: tags(strong('a')), rule: 'empty elements are skipped' },
  { text: ',', expected: tags(), rule: 'only empty elements: no tags' },
  { text: '', expected: tags(), rule: 'an empty value: no tags' },
  { text: '"a" "b"', expected: badList, rule: 'two tags need a comma' },
  { text: '"a"x', expected: badList, rule: 'text after a tag' },
  { text: '"a", b', expected: badList, rule: 'an unquoted element' },
  { text: '*, "a"', expected: badList, rule: 'the star stands alone' },
])('a list $text: $rule', ({ text, expected }) => {
  expect(parseEntityTagCondition(text)).toEqual(expected)
})

// RFC 9110 section 8.8.3.2, its table.
test.each([
  { a: weak('1'), b: weak('1'), strongly: false, weakly: true },
  { a: weak('1'), b: weak('2'), strongly: false, weakly: false },
  { a: weak('1'), b: strong('1'), strongly: false, weakly: true },
  { a: strong('1'), b: strong('1'), strongly: true, weakly: true },
])('$a.strength $a.opaque against $b.strength $b.opaque', ({ a, b, strongly, weakly }) => {
  expect([matchesStrongly(a, b), matchesStrongly(b, a)]).toEqual([strongly, strongly])
  expect([matchesWeakly(a, b), matchesWeakly(b, a)]).toEqual([weakly, weakly])
})

const anyTag = fc.record({
  strength: fc.constantFrom('strong' as const, 'weak' as const),
  opaque: fc.stringMatching(/^[\x21\x23-\x7e\x80-\xff]*$/),
})

test('what is written is read back, alone and in a list', () => {
  fc.assert(
    fc.property(fc.array(anyTag, { minLength: 1 }), (list) => {
      for (const tag of list) expect(parseEntityTag(formatEntityTag(tag))).toEqual(ok(tag))
      expect(parseEntityTagCondition(list.map(formatEntityTag).join(' , '))).toEqual(tags(...list))
    }),
  )
})

test('any text is answered, never thrown at', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(parseEntityTagCondition(text)).toHaveProperty('ok')
    }),
  )
})
