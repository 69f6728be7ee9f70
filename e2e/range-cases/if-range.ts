import { type Known, part, type RangeCase, whole } from './case'

const STALE = '"stale-tag"'
const FUTURE = 'Wed, 08 Jul 2037 22:53:52 GMT'
const first5 =
  (ifRange: (known: Known) => string, range = 'bytes=0-4') =>
  (known: Known) => ({ Range: range, 'If-Range': ifRange(known) })

/** A part only of the version the client has (RFC 9110 sections 13.1.5 and 13.2.2). */
export const ifRange: readonly RangeCase[] = [
  { id: 'if-range-etag-match', send: first5(({ etag }) => etag), expected: part(0, 4), rule: 'the current tag' },
  { id: 'if-range-etag-stale', send: first5(() => STALE), expected: whole(), rule: 'an older version' },
  {
    id: 'if-range-etag-superstring',
    send: first5(({ opaque }) => `"x${opaque}"`),
    expected: whole(),
    rule: 'tags are compared whole',
  },
  { id: 'if-range-etag-weak', send: first5(({ etag }) => `W/${etag}`), expected: whole(), rule: 'a weak tag' },
  { id: 'if-range-star', send: first5(() => '*'), expected: whole(), rule: 'no star form' },
  { id: 'if-range-unquoted', send: first5(({ opaque }) => opaque), expected: whole(), rule: 'no tag without quotes' },
  { id: 'if-range-garbage', send: first5(() => 'foo'), expected: whole(), rule: 'neither tag nor date' },
  { id: 'if-range-date-match', send: first5(({ modified }) => modified()), expected: part(0, 4), rule: 'exact date' },
  { id: 'if-range-date-older', send: first5(({ modified }) => modified(-1)), expected: whole(), rule: 'older date' },
  { id: 'if-range-date-future', send: first5(() => FUTURE), expected: whole(), rule: 'a later date is not equal' },
  { id: 'if-range-without-range', send: { 'If-Range': STALE }, expected: whole(), rule: 'nothing to decide' },
  {
    id: 'if-range-stale-and-unsatisfiable',
    send: first5(() => STALE, 'bytes=1000-'),
    expected: whole(),
    rule: 'the range is not looked at',
  },
  {
    id: 'if-range-match-invalid-range',
    send: first5(({ etag }) => etag, 'bytes=5-4'),
    expected: whole(),
    rule: 'a true condition mends no range',
  },
]
