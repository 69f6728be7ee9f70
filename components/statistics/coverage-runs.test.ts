import { expect, test } from 'vitest'
import { coverageRuns } from './coverage-runs'

test.each([
  { cells: [0, 0], expected: [], rule: 'nothing sent, nothing drawn' },
  { cells: [1, 1, 1], expected: [{ start: 0, length: 3, share: 1 }], rule: 'neighbours are one' },
  {
    cells: [1, 0, 1, 0.5, 0.5],
    expected: [
      { start: 0, length: 1, share: 1 },
      { start: 2, length: 1, share: 1 },
      { start: 3, length: 2, share: 0.5 },
    ],
    rule: 'a gap and another share part them',
  },
])('$rule', ({ cells, expected }) => {
  expect(coverageRuns(cells)).toEqual(expected)
})
