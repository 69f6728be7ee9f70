import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseKey, hasOwnKeys, resetKeys } from './choose-keys'
import { type Chord, parseChord } from './chord'
import type { CommandSpec } from './command'
import { conflictsOf, doubledKeys } from './conflicts'
import { createKeymap } from './keymap'

const command = (id: string, ...keys: string[]): CommandSpec => ({ id, title: id, group: 'Editing', keys })
const COMMANDS = [
  command('split', 'S'),
  command('step', ',', 'ArrowLeft'),
  command('merge', 'M'),
  command('undo', 'Ctrl+Z'),
]

function chordOf(text: string): Chord {
  const chord = parseChord(text)
  if (!chord.ok) throw new Error(text)
  return chord.value
}

test.each([
  { choice: { id: 'step', chord: 'X', isMore: false }, expected: { step: ['X'] }, rule: 'instead of those it has' },
  {
    choice: { id: 'step', chord: 'X', isMore: true },
    expected: { step: [',', 'ArrowLeft', 'X'] },
    rule: 'beside them',
  },
  { choice: { id: 'step', chord: null, isMore: false }, expected: { step: [] }, rule: 'no key' },
  { choice: { id: 'split', chord: 'S', isMore: false }, expected: {}, rule: 'the key it came with is no choice' },
])('$choice: $rule', ({ choice, expected }) => {
  const chord = choice.chord === null ? null : chordOf(choice.chord)
  expect(chooseKey(COMMANDS, {}, { ...choice, chord })).toEqual(expected)
})

test('a key that is taken from another command is not there any more, and comes back with a reset', () => {
  const taken = chooseKey(COMMANDS, {}, { id: 'split', chord: chordOf('M'), isMore: false }, ['merge'])
  expect(taken).toEqual({ split: ['M'], merge: [] })
  expect(hasOwnKeys(taken, { id: 'merge' })).toBe(true)
  expect(resetKeys(resetKeys(taken, 'split'), 'merge')).toEqual({})
})

test('what is kept of a command that is not there now stays', () => {
  const kept = { 'other.command': ['Q'] }
  expect(chooseKey(COMMANDS, kept, { id: 'split', chord: chordOf('X'), isMore: false })).toEqual({
    ...kept,
    split: ['X'],
  })
})

test('a choice that meets another key is told before it is taken; taken from there, no key means two things', () => {
  const ids = fc.constantFrom(...COMMANDS.map(({ id }) => id))
  const texts = fc.constantFrom('S', 'M', ',', 'X', 'Shift+S', 'Ctrl+Z', 'ArrowLeft', '?')
  fc.assert(
    fc.property(fc.array(fc.tuple(ids, texts, fc.boolean()), { maxLength: 8 }), (choices) => {
      let overrides = {}
      for (const [id, text, isMore] of choices) {
        const chord = chordOf(text)
        const told = conflictsOf(createKeymap(COMMANDS, overrides), id, chord)
        const careless = chooseKey(COMMANDS, overrides, { id, chord, isMore })
        expect(doubledKeys(createKeymap(COMMANDS, careless)).length > 0).toBe(told.length > 0)
        const from = told.flatMap((each) => (each.kind === 'command' ? [each.command.id] : []))
        overrides = chooseKey(COMMANDS, overrides, { id, chord, isMore }, from)
        expect(doubledKeys(createKeymap(COMMANDS, overrides))).toEqual([])
      }
    }),
  )
})
