import { part, type RangeCase, unsatisfiable } from './case'

const BIG = 5_368_709_133
const NINES = '9'.repeat(400)
const range = (value: string) => ({ Range: value })

/** One well-formed range. RFC 9110 sections 14.1.1, 14.1.2, 15.3.7 and 15.5.17. */
export const oneRange: readonly RangeCase[] = [
  { id: 'single-middle', send: range('bytes=3-7'), expected: part(3, 7), rule: 'both ends are inclusive' },
  { id: 'single-safari-probe', send: range('bytes=0-1'), expected: part(0, 1), rule: 'how Safari opens a video' },
  { id: 'single-whole', send: range('bytes=0-20'), expected: part(0, 20), rule: 'all of it is still a part' },
  { id: 'single-all-but-last', send: range('bytes=0-19'), expected: part(0, 19), rule: 'all but the last byte' },
  { id: 'open-from-middle', send: range('bytes=2-'), expected: part(2, 20), rule: 'open-ended' },
  { id: 'open-last-byte', send: range('bytes=20-'), expected: part(20, 20), rule: 'open-ended from the last byte' },
  { id: 'suffix-five', send: range('bytes=-5'), expected: part(16, 20), rule: 'a suffix is a length' },
  { id: 'suffix-one', send: range('bytes=-1'), expected: part(20, 20), rule: 'the last byte' },
  { id: 'suffix-all', send: range('bytes=-21'), expected: part(0, 20), rule: 'a suffix as long as the file' },
  { id: 'suffix-longer', send: range('bytes=-22'), expected: part(0, 20), rule: 'a suffix longer than the file' },
  { id: 'suffix-zero', send: range('bytes=-0'), expected: unsatisfiable(), rule: 'no byte to send' },
  { id: 'last-byte-end-past', send: range('bytes=20-21'), expected: part(20, 20), rule: 'cut back to the end' },
  { id: 'start-equals-size', send: range('bytes=21-'), expected: unsatisfiable(), rule: 'one past the end' },
  { id: 'start-equals-size-bounded', send: range('bytes=21-22'), expected: unsatisfiable(), rule: 'one past the end' },
  { id: 'start-past-eof', send: range('bytes=1000-'), expected: unsatisfiable(), rule: 'far past the end' },
  { id: 'start-past-eof-bounded', send: range('bytes=1000-2000'), expected: unsatisfiable(), rule: 'far past the end' },
  { id: 'leading-zeros', send: range('bytes=000-0004'), expected: part(0, 4), rule: 'zeros in front' },
  { id: 'list-trailing-comma', send: range('bytes=0-4,'), expected: part(0, 4), rule: 'empty elements are skipped' },
  { id: 'ows-after-equals', send: range('bytes= 0-4'), expected: part(0, 4), rule: 'as the RFC writes it' },
  { id: 'unit-case-mixed', send: range('Bytes=0-4'), expected: part(0, 4), rule: 'units have no case' },
  { id: 'unit-case-upper', send: range('BYTES=0-4'), expected: part(0, 4), rule: 'units have no case' },
  { id: '206-no-content-length-of-full', send: range('bytes=0-4'), expected: part(0, 4), rule: 'length of the part' },
  {
    id: 'range-accept-encoding',
    send: { Range: 'bytes=0-4', 'Accept-Encoding': 'gzip, br' },
    expected: part(0, 4),
    rule: 'never compressed',
  },
  {
    id: '416-has-no-representation-headers',
    send: range('bytes=1000-'),
    expected: unsatisfiable(),
    rule: 'an error describes no video',
  },
  { id: 'huge-end-2p53', send: range('bytes=0-9007199254740993'), expected: part(0, 20), rule: 'past a double' },
  { id: 'huge-start-2p53', send: range('bytes=9007199254740993-'), expected: unsatisfiable(), rule: 'past a double' },
  { id: 'huge-start-2p64', send: range('bytes=18446744073709551616-'), expected: unsatisfiable(), rule: 'no wrap' },
  { id: 'huge-400-digits', send: range(`bytes=0-${NINES}`), expected: part(0, 20), rule: 'never infinity' },
  { id: 'huge-400-digit-start', send: range(`bytes=${NINES}-`), expected: unsatisfiable(), rule: 'never infinity' },
  {
    id: 'big-over-2p31',
    size: BIG,
    send: range('bytes=2147483646-2147483650'),
    expected: part(2_147_483_646, 2_147_483_650, BIG),
    rule: 'across 2^31',
  },
  {
    id: 'big-suffix',
    size: BIG,
    send: range('bytes=-13'),
    expected: part(5_368_709_120, 5_368_709_132, BIG),
    rule: 'the end of 5 GiB',
  },
]
