import { expect, test } from 'vitest'
import { DEFAULT_PLAYER_SETTINGS, parsePlayerSettings, parseSetting } from './player-settings'

test('ten frames, eleven in the microscope, 256 MiB and foresight unless somebody chose otherwise', () => {
  expect(DEFAULT_PLAYER_SETTINGS).toEqual({ stepFrames: 10, microscopeFrames: 11, cacheMiB: 256, prefetch: 'on' })
})

test('nothing kept is the default', () => {
  expect(parsePlayerSettings(undefined)).toEqual(DEFAULT_PLAYER_SETTINGS)
})

test.each([
  { text: '[]', expected: {}, rule: 'what is no object' },
  { text: 'null', expected: {}, rule: 'null' },
  { text: '{"stepFrames":25}', expected: { stepFrames: 25 }, rule: 'one chosen, the others by default' },
  { text: '{"stepFrames":0,"cacheMiB":512}', expected: { cacheMiB: 512 }, rule: 'a bad value falls back alone' },
  { text: '{"stepFrames":1001,"cacheMiB":63,"prefetch":"maybe"}', expected: {}, rule: 'beyond the limits' },
  { text: '{"stepFrames":2.5}', expected: {}, rule: 'no half frames' },
  { text: '{"prefetch":"off","old":1}', expected: { prefetch: 'off' }, rule: 'what is not known is left out' },
])('$text: $rule', ({ text, expected }) => {
  expect(parsePlayerSettings(JSON.parse(text))).toEqual({ ...DEFAULT_PLAYER_SETTINGS, ...expected })
})

test.each([
  { name: 'stepFrames', text: '25', expected: 25 },
  { name: 'stepFrames', text: ' 1000 ', expected: 1000 },
  { name: 'stepFrames', text: '0', expected: null },
  { name: 'stepFrames', text: '1e2', expected: null },
  { name: 'stepFrames', text: '', expected: null },
  { name: 'cacheMiB', text: '64', expected: 64 },
  { name: 'cacheMiB', text: '2049', expected: null },
] as const)('$name from "$text": $expected', ({ name, text, expected }) => {
  expect(parseSetting(name, text)).toBe(expected)
})
