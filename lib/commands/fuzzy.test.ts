import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fuzzyFit, fuzzySort } from './fuzzy'

const TITLES = ['Play or pause', 'Split at the playhead', 'Pause', 'Next boundary', 'Previous boundary', 'Repeat']

test.each([
  { query: 'split', expected: ['Split at the playhead'] },
  { query: 'pause', expected: ['Pause', 'Play or pause'] },
  { query: 'bound next', expected: ['Next boundary'] },
  { query: 'pvb', expected: ['Previous boundary'] },
  { query: 'play', expected: ['Play or pause', 'Split at the playhead'] },
  { query: '[', expected: [] },
  { query: '  ', expected: TITLES },
])('$query finds $expected', ({ query, expected }) => {
  expect(fuzzySort(query, TITLES, (title) => title)).toEqual(expected)
})

test('a text answers itself, and whatever is typed is no error', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(fuzzyFit(text, text)).not.toBeNull()
    }),
  )
})
