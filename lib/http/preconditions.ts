import { type EntityTag, matchesStrongly, matchesWeakly, parseEntityTag, parseEntityTagCondition } from './entity-tag'
import { parseHttpDate, type UnixSeconds } from './http-date'
import type { RequestFields } from './request-fields'
import type { Validators } from './validators'

/** What the conditions of a GET or HEAD come to. */
export type PreconditionOutcome = 'proceed' | 'not-modified' | 'failed'

/**
 * The conditions of a GET or HEAD on an existing file, in the order of RFC 9110 section 13.2.2:
 * If-Match, else If-Unmodified-Since; then If-None-Match, else If-Modified-Since.
 *
 * A date that is not one is ignored. A tag list that is not one matches nothing: If-Match then fails, which is the
 * safe side, and If-None-Match sends the file. `now` is the time of the request.
 */
export function evaluatePreconditions(
  fields: RequestFields,
  validators: Validators,
  now: UnixSeconds,
): PreconditionOutcome {
  const { entityTag, lastModified } = validators
  if (fields.ifMatch !== null) {
    if (!namesTag(fields.ifMatch, entityTag, matchesStrongly)) return 'failed'
  } else if (fields.ifUnmodifiedSince !== null) {
    const since = parseHttpDate(fields.ifUnmodifiedSince, now)
    if (since.ok && lastModified > since.value) return 'failed'
  }
  if (fields.ifNoneMatch !== null) {
    return namesTag(fields.ifNoneMatch, entityTag, matchesWeakly) ? 'not-modified' : 'proceed'
  }
  if (fields.ifModifiedSince === null) return 'proceed'
  const since = parseHttpDate(fields.ifModifiedSince, now)
  return since.ok && lastModified <= since.value ? 'not-modified' : 'proceed'
}

/**
 * Whether a Range may be honoured under this If-Range; without one it may (RFC 9110 section 13.1.5).
 *
 * A tag must match strongly, a date exactly and be a strong validator. Anything else, `*` and lists included, is
 * false, and the whole file is sent: the client has another version, or we cannot be sure that it has not.
 */
export function permitsRange(ifRange: string | null, validators: Validators, now: UnixSeconds): boolean {
  if (ifRange === null) return true
  const tag = parseEntityTag(ifRange)
  if (tag.ok) return matchesStrongly(tag.value, validators.entityTag)
  const date = parseHttpDate(ifRange, now)
  return date.ok && validators.isDateStrong && date.value === validators.lastModified
}

function namesTag(header: string, current: EntityTag, matches: (a: EntityTag, b: EntityTag) => boolean): boolean {
  const condition = parseEntityTagCondition(header)
  if (!condition.ok) return false
  return condition.value.kind === 'any' || condition.value.tags.some((tag) => matches(tag, current))
}
