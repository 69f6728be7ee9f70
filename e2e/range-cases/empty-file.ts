import { type RangeCase, whole } from './case'

const rows = [
  ['zero-length-1', 'bytes=0-'],
  ['zero-length-2', 'bytes=0-0'],
  ['zero-length-3', 'bytes=0-128'],
  ['zero-length-suffix', 'bytes=-5'],
  ['zero-length-start-1', 'bytes=1-'],
] as const

/** No Content-Range can name a part of an empty file (RFC 9110 section 14.1.2). */
export const emptyFile: readonly RangeCase[] = rows.map(([id, range]) => ({
  id,
  size: 0,
  send: { Range: range },
  expected: whole(0),
  rule: 'an empty file is sent whole',
}))
