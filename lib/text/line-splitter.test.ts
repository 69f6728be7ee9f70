import { expect, test } from 'vitest'
import { createLineSplitter } from './line-splitter'

test.each([
  { pieces: ['a\nb\n'], lines: ['a', 'b'], rest: '' },
  { pieces: ['a', 'b\nc', '\n'], lines: ['ab', 'c'], rest: '' },
  { pieces: ['', '\n', 'end'], lines: [''], rest: 'end' },
])('$pieces are the lines $lines and "$rest"', ({ pieces, lines, rest }) => {
  const splitter = createLineSplitter()
  expect(pieces.flatMap((piece) => splitter.push(piece))).toEqual(lines)
  expect(splitter.rest()).toBe(rest)
})
