import { expect, test } from 'vitest'
import { MICROSCOPE_KEYS, microscopeCommandOf } from './microscope-keys'

const press = (key: string, more: object = {}) => ({
  ...{ key, code: '', altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, repeat: false },
  ...more,
})

test.each([
  { key: 'ArrowLeft', mode: 'look', expected: { type: 'point', delta: -1 } },
  { key: 'ArrowLeft', mode: 'walk', expected: { type: 'nudge', delta: -1 } },
  { key: 'Enter', mode: 'look', expected: { type: 'choose', bond: 'shared' } },
  { key: 'Enter', mode: 'look', more: { altKey: true }, expected: { type: 'choose', bond: 'alone' } },
  { key: 'Enter', mode: 'walk', expected: { type: 'confirm' } },
  { key: 'Backspace', mode: 'walk', expected: { type: 'back' } },
  { key: 'Backspace', mode: 'look', expected: undefined },
  { key: 'S', mode: 'walk', expected: { type: 'skip' } },
  { key: 's', mode: 'look', expected: undefined },
  { key: 'z', mode: 'walk', more: { ctrlKey: true }, expected: undefined },
  { key: 'ArrowRight', mode: 'walk', more: { repeat: true }, expected: { type: 'nudge', delta: 1 } },
  { key: 'Enter', mode: 'walk', more: { repeat: true }, expected: 'ignored' },
  { key: 'ü', mode: 'look', more: { code: 'BracketLeft' }, expected: { type: 'beside', direction: -1 } },
] as const)('$key, $mode: $expected', ({ key, mode, expected, ...rest }) => {
  expect(microscopeCommandOf(press(key, 'more' in rest ? rest.more : {}), mode)).toEqual(expected)
})

test('no key means two things', () => {
  const all = MICROSCOPE_KEYS.flatMap(({ mode, alt, keys }) => keys.map((key) => `${mode} ${alt ?? ''} ${key}`))
  expect(new Set(all).size).toBe(all.length)
})
