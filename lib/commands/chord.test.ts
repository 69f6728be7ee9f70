import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Chord, chordOfPress, chordWords, isSameChord, parseChord, printChord } from './chord'

const plain: Chord = { hold: null, control: false, alt: false, shift: false, key: '' }

test.each<{ text: string; expected: Partial<Chord> }>([
  { text: 'Ctrl+Shift+Z', expected: { control: true, shift: true, key: 'z' } },
  { text: 'ctrl+z', expected: { control: true, key: 'z' } },
  { text: 'Alt+,', expected: { alt: true, key: ',' } },
  { text: 'K+J', expected: { hold: 'k', key: 'j' } },
  { text: 'K+Shift+L', expected: { hold: 'k', shift: true, key: 'l' } },
  { text: 'Space', expected: { key: 'space' } },
  { text: 'ArrowLeft', expected: { key: 'arrowleft' } },
  { text: '+', expected: { key: '+' } },
  { text: 'Ctrl++', expected: { control: true, key: '+' } },
  { text: 'ß', expected: { key: 'ß' } },
])('$text is a chord, and printed as one', ({ text, expected }) => {
  const chord = { ...plain, ...expected }
  expect(parseChord(text)).toEqual({ ok: true, value: chord })
  expect(printChord(chord).toLowerCase()).toBe(text.toLowerCase())
})

test.each(['', ' ', 'Ctrl', 'Ctrl+', 'Ctrl+Ctrl+Z', 'Hyper+Z', 'K+L+J', 'Ctrl+K+J', 'Sidebar', '++', 'ab', 'Shift+\n'])(
  '%j is none',
  (text) => {
    expect(parseChord(text)).toEqual({ ok: false, error: { code: 'not-a-chord', text } })
  },
)

const keys = fc.oneof(
  fc.constantFrom('space', 'arrowleft', 'delete', 'f5', 'home', '+', '-', '[', '?', '−', 'ß', 'ü', 'ı', 'ш', '1', 'z'),
  fc
    .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 })
    .map((text) => text.toLowerCase())
    .filter((text) => text !== ' '),
)
const chords = fc.record({
  hold: fc.constantFrom(null, 'k', 'a', '1'),
  control: fc.boolean(),
  alt: fc.boolean(),
  shift: fc.boolean(),
  key: keys,
})

test('what is printed is read as the same chord', () => {
  fc.assert(
    fc.property(chords, (chord) => {
      expect(parseChord(printChord(chord))).toEqual({ ok: true, value: chord })
      expect(isSameChord(chord, chord)).toBe(true)
    }),
  )
})

test.each([
  { a: '?', b: 'Shift+/', same: true },
  { a: '+', b: 'Shift+=', same: true },
  { a: ')', b: 'Shift+0', same: true },
  { a: 'S', b: 'Shift+S', same: false },
  { a: 'J', b: 'K+J', same: false },
  { a: 'Ctrl+Z', b: 'Z', same: false },
])('$a and $b are the same keys: $same', ({ a, b, same }) => {
  const [one, other] = [parseChord(a), parseChord(b)]
  expect(one.ok && other.ok && isSameChord(one.value, other.value)).toBe(same)
})

test.each([
  { press: { key: 'm', code: 'KeyM' }, expected: 'M' },
  { press: { key: 'M', code: 'KeyM', shiftKey: true }, expected: 'Shift+M' },
  { press: { key: '!', code: 'Digit1', shiftKey: true }, expected: 'Shift+1' },
  { press: { key: '&', code: 'Digit1' }, expected: '1' },
  { press: { key: '?', code: 'Slash', shiftKey: true }, expected: '?' },
  { press: { key: '≥', code: 'Period', alt: true }, expected: 'Alt+.' },
  { press: { key: 'π', code: 'KeyP', alt: true }, expected: 'Alt+P' },
  { press: { key: ' ', code: 'Space', control: true }, expected: 'Ctrl+Space' },
  { press: { key: 'ArrowUp', code: 'ArrowUp', shiftKey: true }, expected: 'Shift+ArrowUp' },
  { press: { key: 'Shift', code: 'ShiftLeft', shiftKey: true }, expected: null },
  { press: { key: 'AudioVolumeUp', code: '' }, expected: null },
])('$press.key at $press.code is kept as $expected', ({ press, expected }) => {
  const chord = chordOfPress({ control: false, alt: false, shiftKey: false, ...press })
  expect(chord === null ? null : printChord(chord)).toBe(expected)
})

test('people read arrows as arrows', () => {
  expect(chordWords({ ...plain, shift: true, key: 'arrowleft' })).toEqual(['Shift', '←'])
})
