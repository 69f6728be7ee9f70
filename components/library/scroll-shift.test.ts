import { expect, test } from 'vitest'
import { scrollShift } from './scroll-shift'

const rows = (ids: string, top = 100) => ({ ids: [...ids], top, rowHeight: 10 })

test.each([
  { name: 'nothing changed', before: rows('abcdef'), after: rows('abcdef'), at: 130, shift: 0 },
  { name: 'two came in above', before: rows('abcdef'), after: rows('xyabcdef'), at: 130, shift: 20 },
  { name: 'one went away above', before: rows('abcdef'), after: rows('bcdef'), at: 130, shift: -10 },
  { name: 'the row on top went away itself', before: rows('abcdef'), after: rows('abcef'), at: 130, shift: -10 },
  { name: 'something above the list grew', before: rows('abcdef'), after: rows('abcdef', 150), at: 130, shift: 50 },
  { name: 'rows came in, seen from the top', before: rows('abcdef'), after: rows('xabcdef'), at: 109, shift: 0 },
  { name: 'rows came in, seen from above the list', before: rows('abcdef'), after: rows('xabcdef'), at: 0, shift: 0 },
  { name: 'it is another list', before: rows('abcdef'), after: rows('uvwxyz'), at: 130, shift: 0 },
  { name: 'scrolled past the end', before: rows('abc'), after: rows('xabc'), at: 500, shift: 0 },
])('$name: $shift pixels', ({ before, after, at, shift }) => {
  expect(scrollShift(before, after, at)).toBe(shift)
})
