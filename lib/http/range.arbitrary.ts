import fc from 'fast-check'

/** Sizes of files, small ones and edges of number types often. */
export const anySize: fc.Arbitrary<number> = fc.oneof(
  fc.nat(40),
  fc.constantFrom(0, 1, 21, 2 ** 31, 2 ** 32 + 1, 5_368_709_133, Number.MAX_SAFE_INTEGER),
  fc.maxSafeNat(),
)

const position = fc.oneof(
  fc.nat(45).map(String),
  fc.maxSafeNat().map(String),
  fc.bigInt({ min: 0n, max: 2n ** 70n }).map(String),
  fc.stringMatching(/^[0-9]{1,400}$/),
  fc.constantFrom('', '007', '+1', '1.5', 'x'),
)

const element = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(position, position).map(([first, last]) => `${first}-${last}`) },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', '\t', '-', '7', '1-2-3') },
)

const unit = fc.oneof(
  { weight: 8, arbitrary: fc.constant('bytes') },
  { weight: 1, arbitrary: fc.constantFrom('BYTES', 'seconds', 'bytes ', '') },
)

/** Range headers: most of them nearly right, some any text at all. */
export const anyRangeHeader: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(unit, fc.array(element, { maxLength: 4 })).map(([name, set]) => `${name}=${set.join(',')}`),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
)
