import { expect, test } from 'vitest'
import { parseChord } from './chord'
import type { CommandSpec } from './command'
import { commandWithHotkey, conflictsOf, doubledKeys } from './conflicts'
import { NOTHING_HELD } from './held-keys'
import type { KeyPress } from './key-press'
import { commandAt, createKeymap, isWish } from './keymap'

const command = (id: string, ...keys: string[]): CommandSpec => ({ id, title: id, group: 'Editing', keys })

const NOTHING: KeyPress = {
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isAltGraph: false,
  isComposing: false,
  repeat: false,
  focus: 'page',
}

const keymap = createKeymap([
  command('split', 'S'),
  command('merge', 'Shift+S'),
  command('step', ','),
  command('jump', 'Shift+,'),
  command('first', '1'),
  command('boundary', '['),
  command('in', 'I'),
  command('next', 'Tab'),
  command('next-of-label', 'Alt+W'),
])

test.each<{ press: Partial<KeyPress>; expected: string | null; rule: string }>([
  { press: { key: 'S', shiftKey: true, code: 'KeyS' }, expected: 'merge', rule: 'who names Shift comes first' },
  { press: { key: 'S', code: 'KeyS' }, expected: 'split', rule: 'caps lock is not Shift' },
  {
    press: { key: 'I', shiftKey: true, code: 'KeyI' },
    expected: 'in',
    rule: 'Shift nobody named makes no other letter',
  },
  { press: { key: ';', shiftKey: true, code: 'Comma' }, expected: 'jump', rule: 'German: Shift and comma' },
  { press: { key: 'W', shiftKey: true, code: 'Comma' }, expected: null, rule: 'Dvorak: a letter is no comma' },
  { press: { key: 'ш', code: 'KeyI' }, expected: 'in', rule: 'Russian: where I lies' },
  { press: { key: 'ı', code: 'KeyI' }, expected: 'in', rule: 'Turkish: where I lies' },
  {
    press: { key: '[', code: 'Digit8', isAltGraph: true, ctrlKey: true, altKey: true },
    expected: 'boundary',
    rule: 'AltGr',
  },
  { press: { key: '¡', code: 'Digit1', isAltGraph: true }, expected: null, rule: 'AltGr makes another character' },
  { press: { key: 'ü', code: 'BracketLeft' }, expected: 'boundary', rule: 'German: where the bracket lies' },
  { press: { key: 'Ü', shiftKey: true, code: 'BracketLeft' }, expected: null, rule: 'with Shift it is another key' },
  { press: { key: 'Tab', code: 'Tab' }, expected: 'next', rule: '' },
  { press: { key: 'Tab', shiftKey: true, code: 'Tab' }, expected: null, rule: 'Shift+Tab goes back' },
  {
    press: { key: '∑', code: 'KeyW', altKey: true, isAltGraph: true },
    expected: 'next-of-label',
    rule: 'Option, in Firefox',
  },
  { press: { key: 's', code: 'KeyS', focus: 'text' }, expected: null, rule: 'typing' },
  { press: { key: 's', code: 'KeyS', focus: 'widget' }, expected: 'split', rule: 'a letter moves no slider' },
  { press: { key: 'Dead', code: 'BracketLeft' }, expected: null, rule: 'a dead key waits for its letter' },
])('$press.key at $press.code is $expected: $rule', ({ press, expected }) => {
  expect(commandAt(keymap, { ...NOTHING, ...press }, NOTHING_HELD)?.id ?? null).toBe(expected)
})

test.each(['ArrowLeft', 'Home', ' ', 'Enter'])('%j moves or presses a control that has the focus', (key) => {
  const moving = createKeymap([command('any', 'ArrowLeft', 'Home', 'Space', 'Enter')])
  expect(commandAt(moving, { ...NOTHING, key, focus: 'widget' }, NOTHING_HELD)).toBeNull()
  expect(commandAt(moving, { ...NOTHING, key }, NOTHING_HELD)?.id).toBe('any')
})

test('Space belongs to a button, an arrow does not', () => {
  const both = createKeymap([command('play', 'Space'), command('step', 'ArrowLeft')])
  expect(commandAt(both, { ...NOTHING, key: ' ', focus: 'button' }, NOTHING_HELD)).toBeNull()
  expect(commandAt(both, { ...NOTHING, key: 'ArrowLeft', focus: 'button' }, NOTHING_HELD)?.id).toBe('step')
})

test('a held key is one wish, but where the command repeats', () => {
  expect(isWish(command('a'), { repeat: true })).toBe(false)
  expect(isWish({ ...command('a'), repeats: true }, { repeat: true })).toBe(true)
  expect(isWish(command('a'), { repeat: false })).toBe(true)
})

test('chosen keys take the place of those a command came with; what is no chord counts nothing', () => {
  const chosen = createKeymap([command('split', 'S'), command('merge', 'M')], {
    split: ['X', 'no key'],
    merge: [],
    gone: ['Y'],
  })
  const at = (key: string) => commandAt(chosen, { ...NOTHING, key }, NOTHING_HELD)?.id ?? null
  expect(['x', 's', 'm', 'y'].map(at)).toEqual(['split', null, null, null])
})

test('the key of a label is not chosen among the commands', () => {
  const label: CommandSpec = { ...command('label.a', 'Q'), group: 'Labels', isFixed: true }
  const chosen = createKeymap([label], { 'label.a': ['X'] })
  expect(commandAt(chosen, { ...NOTHING, key: 'q' }, NOTHING_HELD)?.id).toBe('label.a')
})

const chordOf = (text: string) => {
  const parsed = parseChord(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}

test.each([
  { chord: 'S', expected: ['split'] },
  { chord: 'Shift+S', expected: ['merge'] },
  { chord: '<', expected: ['jump'] },
  { chord: 'X', expected: [] },
  { chord: 'Ctrl+W', expected: ['kept-by-browser'] },
  { chord: 'Ctrl+Shift+T', expected: ['kept-by-browser'] },
  { chord: 'Ctrl+F', expected: ['used-by-browser'] },
  { chord: 'Tab', expected: ['used-by-browser', 'next'] },
])('against $chord stands $expected', ({ chord, expected }) => {
  const found = conflictsOf(keymap, 'mine', chordOf(chord))
  expect(found.map((each) => (each.kind === 'command' ? each.command.id : each.kind))).toEqual(expected)
})

test('what a press means on this keyboard stands against its chord, too', () => {
  const press = { ...NOTHING, key: ';', code: 'Comma', shiftKey: true }
  expect(conflictsOf(keymap, 'mine', chordOf(';'), press)).toMatchObject([{ command: { id: 'jump' } }])
})

test('nothing stands against the key a command has', () => {
  expect(conflictsOf(keymap, 'split', chordOf('S'))).toEqual([])
})

test('chosen keys that meet are found', () => {
  const chosen = createKeymap([command('split', 'S'), command('merge', 'M')], { merge: ['s'] })
  expect(doubledKeys(chosen).map(({ commands }) => commands.map(({ id }) => id))).toEqual([['split', 'merge']])
})

test('a label that has the key of a command is told so', () => {
  expect(commandWithHotkey(keymap, 's')?.id).toBe('split')
  expect(commandWithHotkey(keymap, 'S')?.id).toBe('split')
  expect(commandWithHotkey(keymap, '8')).toBeNull()
})
