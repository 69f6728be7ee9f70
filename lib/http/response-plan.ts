import { type ApiError, apiError } from './api-error'
import { type Answer, type HeaderSet, headersOf, type Representation } from './content-headers'
import { type UnixSeconds, unixSeconds } from './http-date'
import { type BodyPiece, multipartBody } from './multipart-ranges'
import { evaluatePreconditions, permitsRange } from './preconditions'
import { parseRange, type RangeRequest } from './range'
import { type ByteRange, evaluateRange, type RangeOutcome, rangeLength } from './range-outcome'
import type { RequestFields } from './request-fields'
import { openRangeLimit, type ServingPolicy } from './serving-policy'

/** What follows the headers: nothing, bytes of the file (between texts, if they are several parts), or an error. */
export type PlannedBody =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'bytes'
      /** In the order they are sent. */
      readonly ranges: readonly ByteRange[]
      readonly pieces: readonly BodyPiece[]
      /** The client named no end, so it may well leave before it: read ahead little. */
      readonly isOpenEnded: boolean
    }
  | { readonly kind: 'error'; readonly error: ApiError }

/** Everything that is to be sent, as a value: a route handler, a socket or a front server can carry it. */
export type ResponsePlan = {
  readonly status: 200 | 206 | 304 | 412 | 416
  readonly headers: HeaderSet
  readonly body: PlannedBody
}

/** What an answer takes from the moment it is made. */
export type Moment = {
  /** The time of the request, in milliseconds since 1970. */
  readonly nowMs: number
  /** Makes what separates the parts of a multipart answer; nobody can foresee it ({@link multipartBody}). */
  readonly makeBoundary: () => string
}

const STATUS = {
  full: 200,
  partial: 206,
  several: 206,
  'not-modified': 304,
  'precondition-failed': 412,
  unsatisfiable: 416,
} as const satisfies Record<Answer['kind'], number>

const NOTHING: PlannedBody = { kind: 'none' }
const ABSENT: RangeRequest = { kind: 'absent' }

/**
 * The answer to a GET or HEAD of `file`.
 *
 * Conditions come before ranges (RFC 9110 section 13.2.2). HEAD has the headers of the GET without its Range, which is
 * defined for GET only (section 14.2), and no body. An empty file has no body either.
 */
export function planResponse(
  method: 'GET' | 'HEAD',
  fields: RequestFields,
  file: Representation,
  policy: Pick<ServingPolicy, 'ranges' | 'profile'>,
  moment: Moment,
): ResponsePlan {
  const now = unixSeconds(moment.nowMs / 1000)
  const range = method === 'HEAD' || !policy.ranges ? ABSENT : effectiveRange(fields, file, now)
  const answer = answerOf(fields, file, range, policy.profile, now, moment.makeBoundary)
  return {
    status: STATUS[answer.kind],
    headers: headersOf(answer, file, policy.ranges),
    body: method === 'HEAD' ? NOTHING : bodyOf(answer, file.sizeBytes, isOpenEnded(range)),
  }
}

function answerOf(
  fields: RequestFields,
  file: Representation,
  range: RangeRequest,
  profile: ServingPolicy['profile'],
  now: UnixSeconds,
  makeBoundary: () => string,
): Answer {
  const outcome = evaluatePreconditions(fields, file.validators, now)
  if (outcome === 'failed') return { kind: 'precondition-failed' }
  if (outcome === 'not-modified') return { kind: 'not-modified' }
  const evaluated = evaluateRange(range, file.sizeBytes)
  const granted = shortenOpenRange(range, evaluated, openRangeLimit(profile, file.sizeBytes))
  return granted.kind === 'several'
    ? { ...granted, body: multipartBody(granted.ranges, file, makeBoundary()) }
    : granted
}

/** The Range of the request, as long as If-Range does not name another version. */
function effectiveRange(fields: RequestFields, file: Representation, now: UnixSeconds): RangeRequest {
  if (fields.range === null || !permitsRange(fields.ifRange, file.validators, now)) return ABSENT
  return parseRange(fields.range)
}

/** Nobody said where it ends: no Range that counts, or one without an end. */
const isOpenEnded = (request: RangeRequest): boolean =>
  request.kind !== 'ranges' || request.specs.some(({ kind }) => kind === 'open')

/** One open-ended range, cut to `limit` bytes; everything else as it is (RFC 9110 section 15.3.7 allows a subset). */
function shortenOpenRange(request: RangeRequest, outcome: RangeOutcome, limit: number): RangeOutcome {
  if (outcome.kind !== 'partial' || request.kind !== 'ranges') return outcome
  const [spec, ...others] = request.specs
  if (spec.kind !== 'open' || others.length > 0 || rangeLength(outcome.range) <= limit) return outcome
  return { kind: 'partial', range: { first: outcome.range.first, last: outcome.range.first + limit - 1 } }
}

function bodyOf(answer: Answer, size: number, isOpenEnded: boolean): PlannedBody {
  switch (answer.kind) {
    case 'full':
      return size === 0 ? NOTHING : oneRange({ first: 0, last: size - 1 }, isOpenEnded)
    case 'partial':
      return oneRange(answer.range, isOpenEnded)
    case 'several':
      return { kind: 'bytes', ranges: answer.ranges, pieces: answer.body.pieces, isOpenEnded }
    case 'not-modified':
      return NOTHING
    case 'precondition-failed':
      return { kind: 'error', error: apiError('precondition-failed', PRECONDITION_FAILED) }
    case 'unsatisfiable':
      return { kind: 'error', error: apiError('range-not-satisfiable', `The file has ${size} bytes. ${ASK_INSIDE}`) }
  }
}

const oneRange = (range: ByteRange, isOpenEnded: boolean): PlannedBody => ({
  kind: 'bytes',
  ranges: [range],
  pieces: [{ kind: 'file', range }],
  isOpenEnded,
})

const PRECONDITION_FAILED = 'The file is not the version that the request asked for. Load it again without a condition.'
const ASK_INSIDE = 'The range asked for has none of them; ask for one inside the file.'
