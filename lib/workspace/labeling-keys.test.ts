import { expect, test } from 'vitest'
import { NOTHING_HELD } from '@/lib/commands/held-keys'
import type { KeyPress } from '@/lib/commands/key-press'
import { commandAt, createKeymap, isWish } from '@/lib/commands/keymap'
import type { Label } from '@/lib/labels/schema'
import { LABELING_COMMANDS, labelCommands } from './labeling-keys'

const LABELS: readonly Label[] = [
  {
    id: 'polyp',
    name: 'Polyp',
    color: '#d55e00',
    hotkey: '1',
    kind: 'interval',
    attributes: [],
    rules: [],
    isRetired: false,
  },
  {
    id: 'quality',
    name: 'Quality',
    color: '#0072b2',
    hotkey: 'q',
    kind: 'interval',
    attributes: [],
    rules: [],
    isRetired: false,
  },
]

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

const keymap = createKeymap([...LABELING_COMMANDS, ...labelCommands(LABELS)])

test.each([
  { press: { key: 'i', code: 'KeyI' }, expected: 'in-point', rule: 'a letter' },
  { press: { key: 'I', code: 'KeyI' }, expected: 'in-point', rule: 'caps lock is no other key' },
  { press: { key: '1', code: 'Digit1' }, expected: 'label', rule: 'a digit' },
  { press: { key: '&', code: 'Digit1' }, expected: 'label', rule: 'a digit where it needs Shift (French)' },
  { press: { key: '1', code: 'Numpad1' }, expected: 'label', rule: 'the number pad' },
  { press: { key: 'q', code: 'KeyQ' }, expected: 'label', rule: 'a label key that is a letter' },
  {
    press: { key: '[', code: 'Digit8', ctrlKey: true, altKey: true, isAltGraph: true },
    expected: 'boundary',
    rule: 'AltGr makes a character (German)',
  },
  { press: { key: 'ü', code: 'BracketLeft' }, expected: 'boundary', rule: 'the place of the bracket' },
  { press: { key: 'r', code: 'KeyR' }, expected: 'loop', rule: 'another letter' },
  { press: { key: 'r', code: 'KeyR', ctrlKey: true }, expected: undefined, rule: 'Ctrl+R loads the page again' },
  { press: { key: 'r', code: 'KeyR', repeat: true }, expected: undefined, rule: 'a held R starts one loop' },
  { press: { key: 'z', code: 'KeyZ', ctrlKey: true }, expected: 'undo', rule: 'Ctrl' },
  { press: { key: 'z', code: 'KeyZ', metaKey: true }, expected: 'undo', rule: 'Command on a Mac' },
  { press: { key: 'Z', code: 'KeyZ', ctrlKey: true, shiftKey: true }, expected: 'redo', rule: 'Ctrl and Shift' },
  { press: { key: 'y', code: 'KeyY', ctrlKey: true }, expected: 'redo', rule: 'Ctrl+Y' },
  {
    press: { key: '?', code: 'Slash', shiftKey: true },
    expected: 'shortcut-sheet',
    rule: 'Shift makes the question mark',
  },
  { press: { key: 'Backspace', code: 'Backspace' }, expected: 'delete', rule: 'Backspace as Delete' },
  { press: { key: 'i', code: 'KeyI', ctrlKey: true }, expected: undefined, rule: 'Ctrl+I belongs to the browser' },
  { press: { key: 'i', code: 'KeyI', altKey: true }, expected: undefined, rule: 'Alt belongs to the system' },
  { press: { key: '1', code: 'Digit1', ctrlKey: true }, expected: undefined, rule: 'Ctrl+1 belongs to the browser' },
  { press: { key: 'i', code: 'KeyI', focus: 'text' }, expected: undefined, rule: 'typing' },
  { press: { key: 'i', code: 'KeyI', isComposing: true }, expected: undefined, rule: 'composing' },
  { press: { key: 'Process', code: 'KeyI' }, expected: undefined, rule: 'an input method at work' },
  { press: { key: 'i', code: 'KeyI', repeat: true }, expected: undefined, rule: 'a held I is one in point' },
  { press: { key: '1', code: 'Digit1', repeat: true }, expected: undefined, rule: 'a held label key is one label' },
  { press: { key: ']', code: 'BracketRight', repeat: true }, expected: 'boundary', rule: 'a held bracket goes on' },
  { press: { key: 'Tab', code: 'Tab' }, expected: undefined, rule: 'Tab moves the focus' },
  { press: { key: '5', code: 'Digit5' }, expected: undefined, rule: 'a digit no label has' },
] as const)('$press.key: $rule', ({ press, expected }) => {
  const whole = { ...NOTHING, ...press }
  const found = commandAt(keymap, whole, NOTHING_HELD)
  expect(found !== null && isWish(found, whole) ? found.action.type : undefined).toBe(expected)
})

test('before labeling only looking around is possible', () => {
  const active = LABELING_COMMANDS.filter(({ needs }) => needs === undefined).map(({ action }) => action.type)
  const looking = [
    'boundary',
    'go-to-frame',
    'loop',
    'clear',
    'reaction-exercise',
    'shortcut-sheet',
    'command-palette',
    'history',
    'export-segments',
    'microscope',
    'verify',
  ]
  const choosing = ['select-beside', 'select-here', 'select-all', 'select-label']
  const viewing = ['lock-selected', 'hide-selected', 'show-all']
  expect(active.filter((type) => ![...looking, ...choosing, ...viewing].includes(type))).toEqual([])
  expect(labelCommands(LABELS).every(({ needs }) => needs === 'labeling')).toBe(true)
})
