import { expect, test } from 'vitest'
import { NOTHING_HELD, nextHeld } from './held-keys'

const pressed = (key: string, hasModifier = false) => ({ kind: 'pressed', key, hasModifier }) as const

test('a key counts from its press to its release, in either case', () => {
  const held = nextHeld(nextHeld(NOTHING_HELD, pressed('k')), pressed('1'))
  expect(held).toEqual(new Set(['k', '1']))
  expect(nextHeld(held, { kind: 'released', key: 'K' })).toEqual(new Set(['1']))
})

test('a key with Ctrl is not held', () => {
  expect(nextHeld(NOTHING_HELD, pressed('k', true))).toEqual(NOTHING_HELD)
})

test('where releases are not told, nothing is held', () => {
  const held = nextHeld(NOTHING_HELD, pressed('k'))
  expect(nextHeld(held, pressed('Meta', true))).toEqual(NOTHING_HELD)
  expect(nextHeld(held, { kind: 'lost' })).toEqual(NOTHING_HELD)
})
