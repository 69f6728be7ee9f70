import { expect, test } from 'vitest'
import { NOTHING_HELD } from '@/lib/commands/held-keys'
import type { KeyPress } from '@/lib/commands/key-press'
import { commandAt, createKeymap, isWish } from '@/lib/commands/keymap'
import { VIEW_COMMANDS } from './view-keys'

const none: Omit<KeyPress, 'key' | 'code'> = {
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  repeat: false,
  isAltGraph: false,
  isComposing: false,
  focus: 'page',
}
const shift = { shiftKey: true }
const keymap = createKeymap(VIEW_COMMANDS)

test.each<{ key: string; code: string; held?: Partial<KeyPress>; expected: unknown; rule: string }>([
  { key: '+', code: 'Equal', held: shift, expected: 'zoom-in', rule: 'Shift makes it on American keyboards' },
  { key: '=', code: 'Equal', expected: 'zoom-in', rule: 'without Shift it means the same' },
  { key: '+', code: 'BracketRight', expected: 'zoom-in', rule: 'a key of its own on German keyboards' },
  { key: '+', code: 'NumpadAdd', held: { repeat: true }, expected: 'zoom-in', rule: 'held down it goes on' },
  { key: '-', code: 'Minus', expected: 'zoom-out', rule: '' },
  { key: '0', code: 'Digit0', expected: 'fit', rule: '' },
  { key: '0', code: 'Numpad0', expected: 'fit', rule: '' },
  { key: ')', code: 'Digit0', held: shift, expected: 'actual-size', rule: 'American' },
  { key: '=', code: 'Digit0', held: shift, expected: 'actual-size', rule: 'German: not zooming in' },
  { key: 'à', code: 'Digit0', expected: 'fit', rule: 'French, where digits need Shift' },
  { key: 'f', code: 'KeyF', expected: 'full-screen', rule: '' },
  { key: 'F', code: 'KeyF', held: shift, expected: 'full-screen', rule: '' },
  { key: 'f', code: 'KeyF', held: { repeat: true }, expected: null, rule: 'held down it is one wish' },
  { key: '+', code: 'Equal', held: { ctrlKey: true }, expected: null, rule: 'the browser zooms the page' },
  { key: '0', code: 'Digit0', held: { metaKey: true }, expected: null, rule: 'the browser’s, too' },
  { key: '1', code: 'Digit1', expected: null, rule: 'a label' },
])('$key at $code $held: $expected ($rule)', ({ key, code, held, expected }) => {
  const press = { ...none, ...held, key, code }
  const found = commandAt(keymap, press, NOTHING_HELD)
  expect(found !== null && isWish(found, press) ? found.command : null).toBe(expected)
})
