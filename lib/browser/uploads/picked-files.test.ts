import { expect, test } from 'vitest'
import { pick } from './picked-files'

const file = (name: string, relativePath: string | null = null, content = 'bytes') => ({
  file: new File([content], name),
  relativePath,
})

test.each([
  { what: file('a.mp4'), isTaken: true },
  { what: file('scan.dat'), isTaken: true },
  { what: file('empty.mp4', null, ''), isTaken: false },
  { what: file('a.MKV', 'day 1/a.MKV'), isTaken: true },
  { what: file('notes.txt', 'day 1/notes.txt'), isTaken: false },
  { what: file('.a.mp4', 'day 1/.a.mp4'), isTaken: false },
  { what: file('mp4', 'day 1/mp4.d/mp4'), isTaken: false },
])('$what.file.name in $what.relativePath is taken: $isTaken', ({ what, isTaken }) => {
  expect(pick([what])).toEqual({ files: isTaken ? [what] : [], skipped: isTaken ? 0 : 1 })
})
