import { contentDisposition, type Disposition } from './content-disposition'
import { formatEntityTag } from './entity-tag'
import { formatHttpDate } from './http-date'
import type { MultipartBody } from './multipart-ranges'
import { type ByteRange, rangeLength } from './range-outcome'
import type { ServingPolicy } from './serving-policy'
import { type FileStamp, type Validators, validatorsOf } from './validators'

/** What a request for a file comes to, before it is written as a status and headers. */
export type Answer =
  | { readonly kind: 'full' }
  | { readonly kind: 'partial'; readonly range: ByteRange }
  | { readonly kind: 'several'; readonly ranges: readonly ByteRange[]; readonly body: MultipartBody }
  | { readonly kind: 'not-modified' }
  | { readonly kind: 'precondition-failed' }
  | { readonly kind: 'unsatisfiable' }

/** Lower-case header names and their values, in the order they are sent. */
export type HeaderSet = Readonly<Record<string, string>>

/** None; one object, so that whoever adds headers can tell that there are none to add. */
export const NO_HEADERS: HeaderSet = {}

/** A file that was opened and measured: the stamp is fstat's, so the headers describe the bytes that follow. */
export type ServedFile = FileStamp & { readonly mediaType: string; readonly fileName: string }

/** A file as its answers describe it under one policy. */
export type Representation = {
  readonly sizeBytes: number
  readonly mediaType: string
  readonly validators: Validators
  /** Of a 200 or 206, all but those of its body. */
  readonly contentHeaders: HeaderSet
  /** Of a 304. */
  readonly cacheHeaders: HeaderSet
}

/** How a file is described; the rest of a policy decides what of it is sent. */
export type DescribingPolicy = Pick<ServingPolicy, 'ranges' | 'cache' | 'disposition'>

/** Nothing outside this application reads footage, and no browser takes it for something else. */
const GUARD: HeaderSet = { 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' }

/** An answer about an error is about the request, not about the file. */
const ERROR: HeaderSet = { 'cache-control': 'no-store', ...GUARD }

/**
 * `file` as it is described at `nowMs` (milliseconds since 1970).
 *
 * Once its date is strong ({@link Validators}) that never changes, so that whoever serves the file again may keep this.
 */
export function representationOf(file: ServedFile, policy: DescribingPolicy, nowMs: number): Representation {
  const validators = validatorsOf(file, nowMs)
  const cacheHeaders = {
    etag: formatEntityTag(validators.entityTag),
    'cache-control':
      policy.cache === 'no-store' ? 'private, no-store, no-transform' : 'private, no-cache, no-transform',
    ...GUARD,
  }
  return {
    sizeBytes: file.sizeBytes,
    mediaType: file.mediaType,
    validators,
    cacheHeaders,
    contentHeaders: {
      ...fileHeaders(file, policy.disposition),
      'last-modified': formatHttpDate(validators.lastModified),
      ...cacheHeaders,
      ...rangeHeaders(policy.ranges),
    },
  }
}

/**
 * The headers of `answer`, all but Date and those of an error's own text.
 *
 * - 200 and 206 describe the file; Content-Length is the length of what is sent (RFC 9110 sections 8.6, 15.3.7).
 * - A 206 of several parts says in each part what it is, and not in its own head (section 15.3.7.2).
 * - 304 repeats what a cache updates and describes no content (section 15.4.5).
 * - 412 and 416 carry neither validators nor a file name and are kept by nobody; 416 tells the size (section 15.5.17).
 *
 * What differs comes first: an object spread into one that has properties already is much faster than the reverse.
 */
export function headersOf(answer: Answer, file: Representation, ranges: boolean): HeaderSet {
  switch (answer.kind) {
    case 'full':
      return { 'content-length': String(file.sizeBytes), ...file.contentHeaders }
    case 'partial':
      return {
        'content-length': String(rangeLength(answer.range)),
        'content-range': `bytes ${answer.range.first}-${answer.range.last}/${file.sizeBytes}`,
        ...file.contentHeaders,
      }
    case 'several':
      return {
        ...file.contentHeaders,
        'content-type': answer.body.contentType,
        'content-length': String(answer.body.lengthBytes),
      }
    case 'not-modified':
      return file.cacheHeaders
    case 'precondition-failed':
      return ERROR
    case 'unsatisfiable':
      return { ...ERROR, ...rangeHeaders(ranges), 'content-range': `bytes */${file.sizeBytes}` }
  }
}

/** What the bytes are and what they are called. */
const fileHeaders = (file: ServedFile, disposition: Disposition): HeaderSet => ({
  'content-type': file.mediaType,
  'content-disposition': contentDisposition(disposition, file.fileName),
})

const rangeHeaders = (ranges: boolean): HeaderSet => (ranges ? { 'accept-ranges': 'bytes' } : NO_HEADERS)
