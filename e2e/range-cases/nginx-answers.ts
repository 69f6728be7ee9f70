import { type Expected, notFound, part, preconditionFailed, type Span, severalParts, unsatisfiable } from './case'

/** What nginx answers to a row, where that is another thing than this server does, and why that can be lived with. */
export type NginxAnswer = { readonly expected: Expected; readonly rule: string }

const answers = (expected: Expected, rule: string, ...ids: readonly string[]): Record<string, NginxAnswer> =>
  Object.fromEntries(ids.map((id) => [id, { expected, rule }]))

const spans = (...all: readonly (readonly [first: number, last: number])[]): readonly Span[] =>
  all.map(([first, last]) => ({ first, last }))

const NOT_COALESCED = 'it sends what was asked for, part by part'

export const NGINX_ANSWERS: Readonly<Record<string, NginxAnswer>> = {
  ...answers(
    unsatisfiable(),
    'it rejects what is malformed, as RFC 9110 section 14.2 allows',
    ...['invalid-start-after-end', 'invalid-start-after-end-far', 'invalid-no-dash', 'invalid-alpha'],
    ...['invalid-alpha-start', 'invalid-lone-dash', 'invalid-three-parts', 'invalid-plus-sign', 'invalid-decimal'],
    ...['invalid-param', 'invalid-mixed-valid-and-garbage', 'invalid-mixed-unsat-and-inverted'],
    ...['empty-list-elements-only', 'if-range-match-invalid-range'],
  ),
  ...answers(unsatisfiable(), 'it does not know empty list elements', 'list-trailing-comma'),
  ...answers(unsatisfiable(), 'numbers beyond 64 bits are malformed to it', 'huge-400-digits'),
  ...answers(unsatisfiable(), 'it looks at Range for HEAD too', 'head-with-unsatisfiable-range'),
  ...answers({ ...part(0, 4), body: 'empty' }, 'it looks at Range for HEAD too', 'head-with-range'),
  ...answers(unsatisfiable(0), 'it takes no range of an empty file but the one from 0', 'zero-length-start-1'),
  ...answers(part(0, 0), 'it drops the inverted element', 'invalid-mixed-valid-and-inverted'),
  ...answers(part(0, 4), 'it looks at the first line only', 'duplicate-range-header'),
  ...answers(severalParts(1000, ...spans([0, 9], [5, 14])), NOT_COALESCED, 'multi-overlapping'),
  ...answers(severalParts(1000, ...spans([0, 4], [5, 9])), NOT_COALESCED, 'multi-adjacent'),
  ...answers(severalParts(1000, ...spans([0, 4], [0, 4])), NOT_COALESCED, 'multi-duplicate'),
  ...answers(
    severalParts(1000, ...spans([500, 509], [0, 9], [505, 519])),
    NOT_COALESCED,
    'multi-three-merged-out-of-order',
  ),
  ...answers(severalParts(1000, ...spans([0, 4], [20, 24])), 'it drops the inverted element', 'multi-one-inverted'),
  ...answers(
    preconditionFailed,
    'it looks at If-Unmodified-Since whatever it says, and beside If-Match',
    ...['if-unmodified-since-invalid', 'if-match-beats-if-unmodified-since'],
  ),
  ...answers({ ...notFound, status: 400 }, 'it refuses such an address itself', 'traversal-nul'),
}
