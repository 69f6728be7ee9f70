import { expect, test } from 'vitest'
import { adjudicationAction } from './adjudication-keys'

const plain = { ctrlKey: false, metaKey: false, altKey: false }

test.each([
  { key: 'n', action: { kind: 'go', by: 1 } },
  { key: 'P', action: { kind: 'go', by: -1 } },
  { key: '1', action: { kind: 'adopt', nth: 0 } },
  { key: '9', action: { kind: 'adopt', nth: 8 } },
  { key: '0', action: { kind: 'none' } },
  { key: 'm', action: { kind: 'mean' } },
  { key: 'Backspace', action: { kind: 'undo' } },
  { key: ' ', action: { kind: 'play' } },
  { key: '.', action: { kind: 'step', by: 1 } },
  { key: 'x', action: null },
  { key: '12', action: null },
])('$key', ({ key, action }) => {
  expect(adjudicationAction({ ...plain, key })).toEqual(action)
})

test.each(['ctrlKey', 'metaKey', 'altKey'])('nothing with %s', (modifier) => {
  expect(adjudicationAction({ ...plain, key: 'n', [modifier]: true })).toBeNull()
})
