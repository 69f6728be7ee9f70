import { type ApiError, apiError } from './api-error'
import { type Answer, type HeaderSet, headersOf, type Representation } from './content-headers'
import { type UnixSeconds, unixSeconds } from './http-date'
import { evaluatePreconditions, permitsRange } from './preconditions'
import { parseRange, type RangeRequest } from './range'
import { type ByteRange, evaluateRange, type RangeOutcome, rangeLength } from './range-outcome'
import type { RequestFields } from './request-fields'
import { openRangeLimit, type ServingPolicy } from './serving-policy'
import { type FileStamp, type Validators, validatorsOf } from './validators'

/** A file that was opened and measured: the stamp is fstat's, so the headers describe the bytes that follow. */
export type ServedFile = FileStamp & { readonly mediaType: string; readonly fileName: string }

/** What follows the headers: nothing, these bytes of the file, or the text of an error. */
export type PlannedBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'bytes'; readonly range: ByteRange }
  | { readonly kind: 'error'; readonly error: ApiError }

/** Everything that is to be sent, as a value: a route handler, a socket or a front server can carry it. */
export type ResponsePlan = {
  readonly status: 200 | 206 | 304 | 412 | 416
  readonly headers: HeaderSet
  readonly body: PlannedBody
}

const STATUS = {
  full: 200,
  partial: 206,
  'not-modified': 304,
  'precondition-failed': 412,
  unsatisfiable: 416,
} as const satisfies Record<Answer['kind'], number>

const NOTHING: PlannedBody = { kind: 'none' }

/**
 * The answer to a GET or HEAD of `file`.
 *
 * `nowMs` is the time of the request, in milliseconds since 1970. Conditions come before ranges (RFC 9110 section
 * 13.2.2). HEAD has the headers of the GET without its Range, which is defined for GET only (section 14.2), and no
 * body. An empty file has no body either.
 */
export function planResponse(
  method: 'GET' | 'HEAD',
  fields: RequestFields,
  file: ServedFile,
  policy: ServingPolicy,
  nowMs: number,
): ResponsePlan {
  const validators = validatorsOf(file, nowMs)
  const answer = answerOf(method, fields, file.sizeBytes, validators, policy, unixSeconds(nowMs / 1000))
  const representation: Representation = {
    sizeBytes: file.sizeBytes,
    mediaType: file.mediaType,
    fileName: file.fileName,
    validators,
  }
  return {
    status: STATUS[answer.kind],
    headers: headersOf(answer, representation, policy),
    body: method === 'HEAD' ? NOTHING : bodyOf(answer, file.sizeBytes),
  }
}

function answerOf(
  method: 'GET' | 'HEAD',
  fields: RequestFields,
  size: number,
  validators: Validators,
  policy: ServingPolicy,
  now: UnixSeconds,
): Answer {
  const outcome = evaluatePreconditions(fields, validators, now)
  if (outcome === 'failed') return { kind: 'precondition-failed' }
  if (outcome === 'not-modified') return { kind: 'not-modified' }
  if (method === 'HEAD' || !policy.ranges || !permitsRange(fields.ifRange, validators, now)) return { kind: 'full' }
  const request = parseRange(fields.range)
  return shortenOpenRange(request, evaluateRange(request, size), openRangeLimit(policy.profile, size))
}

/** One open-ended range, cut to `limit` bytes; everything else as it is (RFC 9110 section 15.3.7 allows a subset). */
function shortenOpenRange(request: RangeRequest, outcome: RangeOutcome, limit: number): RangeOutcome {
  if (outcome.kind !== 'partial' || request.kind !== 'ranges') return outcome
  const [spec, ...others] = request.specs
  if (spec.kind !== 'open' || others.length > 0 || rangeLength(outcome.range) <= limit) return outcome
  return { kind: 'partial', range: { first: outcome.range.first, last: outcome.range.first + limit - 1 } }
}

function bodyOf(answer: Answer, size: number): PlannedBody {
  switch (answer.kind) {
    case 'full':
      return size === 0 ? NOTHING : { kind: 'bytes', range: { first: 0, last: size - 1 } }
    case 'partial':
      return { kind: 'bytes', range: answer.range }
    case 'not-modified':
      return NOTHING
    case 'precondition-failed':
      return { kind: 'error', error: apiError('precondition-failed', PRECONDITION_FAILED) }
    case 'unsatisfiable':
      return { kind: 'error', error: apiError('range-not-satisfiable', `The file has ${size} bytes. ${ASK_INSIDE}`) }
  }
}

const PRECONDITION_FAILED = 'The file is not the version that the request asked for. Load it again without a condition.'
const ASK_INSIDE = 'The range asked for has none of them; ask for one inside the file.'
