import { expect, test } from 'vitest'
import { type KeyFacts, transportCommandOf } from './transport-keys'

const none = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, repeat: false }
const shift = { shiftKey: true }

test.each<{ key: string; held?: Partial<KeyFacts>; expected: unknown }>([
  { key: ' ', expected: { kind: 'toggle' } },
  { key: ' ', held: { repeat: true }, expected: null },
  { key: 'j', expected: { kind: 'shuttle', direction: 'backward' } },
  { key: 'k', expected: { kind: 'shuttle', direction: 'stop' } },
  { key: 'l', expected: { kind: 'shuttle', direction: 'forward' } },
  { key: 'L', held: shift, expected: { kind: 'shuttle', direction: 'forward' } },
  { key: 'l', held: { repeat: true }, expected: null },
  { key: ',', expected: { kind: 'step', delta: -1 } },
  { key: '.', expected: { kind: 'step', delta: 1 } },
  { key: '.', held: { repeat: true }, expected: { kind: 'step', delta: 1 } },
  { key: '<', held: shift, expected: { kind: 'step', delta: -10 } },
  { key: '>', held: shift, expected: { kind: 'step', delta: 10 } },
  { key: 'ArrowLeft', expected: { kind: 'step', delta: -1 } },
  { key: 'ArrowRight', held: shift, expected: { kind: 'step', delta: 10 } },
  { key: 'ArrowRight', held: { altKey: true }, expected: null },
  { key: 'Home', expected: { kind: 'go', to: 'first' } },
  { key: 'End', expected: { kind: 'go', to: 'last' } },
  { key: 'd', expected: { kind: 'toggle-overlay' } },
  { key: 'd', held: { ctrlKey: true }, expected: null },
  { key: 'l', held: { metaKey: true }, expected: null },
  { key: 'g', expected: null },
  { key: '1', expected: null },
])('$key $held: $expected', ({ key, held, expected }) => {
  expect(transportCommandOf({ ...none, ...held, key })).toEqual(expected)
})
