import fc from 'fast-check'
import rangeParser from 'range-parser'
import { expect, test } from 'vitest'
import { parseRange } from './range'
import { anyRangeHeader } from './range.arbitrary'
import { type ByteRange, evaluateRange, MAX_PARTS, type RangeOutcome, rangeLength } from './range-outcome'

/** What `range-parser` answers when it is asked as `send` asks it: only for this unit, with ranges combined. */
function theirs(header: string, size: number): RangeOutcome {
  if (!/^ *bytes=/.test(header)) return { kind: 'full' }
  const parsed = rangeParser(size, header, { combine: true })
  if (parsed === -1) return { kind: 'unsatisfiable' }
  if (parsed === -2 || parsed.type !== 'bytes') return { kind: 'full' }
  const [only, ...others] = parsed.map(({ start, end }) => ({ first: start, last: end }))
  if (only === undefined) return { kind: 'full' }
  return others.length === 0 ? { kind: 'partial', range: only } : { kind: 'several', ranges: [only, ...others] }
}

const ours = (header: string, size: number) => evaluateRange(parseRange(header), size)

/** Every difference that is meant. `applies` says for which input, `rule` why ours is right. */
const DIFFERENCES: readonly {
  readonly rule: string
  readonly example: readonly [header: string, size: number]
  readonly applies: (header: string, size: number) => boolean
}[] = [
  {
    rule: 'An empty file is sent whole: no Content-Range can name a part of it.',
    example: ['bytes=0-0', 0],
    applies: (_, size) => size === 0,
  },
  {
    rule: 'The unit is case-insensitive (RFC 9110 section 14.1).',
    example: ['BYTES=0-4', 21],
    applies: (header) => /^bytes=/i.test(header) && !header.startsWith('bytes='),
  },
  {
    rule: 'An inverted element makes the header meaningless; it is ignored, never a 416 (section 14.1.1).',
    example: ['bytes=5-4', 21],
    applies: (header) => parseRange(header).kind === 'ignored',
  },
  {
    rule: 'One bad element spoils the header: the good ones are not served without it (section 14.1.1).',
    example: ['bytes=0-0,5-4', 21],
    applies: (header) => parseRange(header).kind === 'ignored',
  },
  {
    rule: 'White space is for between elements, not inside one (section 14.1.1).',
    example: ['bytes=0 - 4', 21],
    applies: (header) => parseRange(header).kind === 'ignored',
  },
  {
    rule: 'A suffix longer than the file is the whole file (section 14.1.2).',
    example: ['bytes=-22', 21],
    applies: (header, size) => {
      const request = parseRange(header)
      return request.kind === 'ranges' && request.specs.some((spec) => spec.kind === 'suffix' && spec.length > size)
    },
  },
  {
    rule: 'Empty list elements are skipped (section 5.6.1.2).',
    example: ['bytes=0-4,', 21],
    applies: (header) => /(^|=|,)[ \t]*(,|$)/.test(header),
  },
  {
    rule: 'Ranges that add up to more than the file are answered with the whole file (section 17.15).',
    example: ['bytes=0-,1-', 21],
    applies: (header, size) => isWasteful(header, size),
  },
  {
    rule: 'More than eight parts are nobody’s player (section 17.15).',
    example: ['bytes=0-0,2-2,4-4,6-6,8-8,10-10,12-12,14-14,16-16', 21],
    applies: (header, size) => {
      const outcome = theirs(header, size)
      return outcome.kind === 'several' && outcome.ranges.length > MAX_PARTS
    },
  },
  {
    rule: 'Parts come in the order asked for; a piece counts though a later one swallows it (section 15.3.7.2).',
    example: ['bytes=1-10,30-30,0-10', 60],
    applies: (header, size) => {
      const outcome = theirs(header, size)
      return (
        outcome.kind === 'several' && outcome.ranges.some((part) => !isBegunBy(askedFirst(part, header, size), part))
      )
    },
  },
]

/** The satisfiable elements of a header, one by one. */
function elements(header: string, size: number): ByteRange[] {
  const request = parseRange(header)
  if (request.kind !== 'ranges') return []
  return request.specs.flatMap((spec) => {
    const outcome = evaluateRange({ kind: 'ranges', specs: [spec] }, size)
    return outcome.kind === 'partial' ? [outcome.range] : []
  })
}

function isWasteful(header: string, size: number): boolean {
  const asked = elements(header, size)
  return asked.length > 1 && asked.reduce((sum, range) => sum + rangeLength(range), 0) > size
}

/** The element within `part` that stands first in the header. */
const askedFirst = (part: ByteRange, header: string, size: number): ByteRange | undefined =>
  elements(header, size).find(({ first, last }) => first >= part.first && last <= part.last)

const isBegunBy = (element: ByteRange | undefined, part: ByteRange): boolean => element?.first === part.first

test.each(DIFFERENCES)('differs from range-parser: $rule', ({ example: [header, size], applies }) => {
  expect(applies(header, size)).toBe(true)
  expect(ours(header, size)).not.toEqual(theirs(header, size))
})

test('agrees with range-parser on everything else', () => {
  const smallSize = fc.oneof(fc.nat(60), fc.constantFrom(1, 21, 5_368_709_133))
  fc.assert(
    fc.property(anyRangeHeader, smallSize, (header, size) => {
      fc.pre(!DIFFERENCES.some(({ applies }) => applies(header, size)))
      expect(ours(header, size)).toEqual(theirs(header, size))
    }),
    { numRuns: 5000 },
  )
})
