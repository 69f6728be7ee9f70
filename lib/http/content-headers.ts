import { contentDisposition } from './content-disposition'
import { formatEntityTag } from './entity-tag'
import { formatHttpDate } from './http-date'
import { type ByteRange, rangeLength } from './range-outcome'
import type { ServingPolicy } from './serving-policy'
import type { Validators } from './validators'

/** What a request for a file comes to, before it is written as a status and headers. */
export type Answer =
  | { readonly kind: 'full' }
  | { readonly kind: 'partial'; readonly range: ByteRange }
  | { readonly kind: 'not-modified' }
  | { readonly kind: 'precondition-failed' }
  | { readonly kind: 'unsatisfiable' }

/** Lower-case header names and their values, in the order they are sent. */
export type HeaderSet = Readonly<Record<string, string>>

/** A file as its headers describe it. */
export type Representation = {
  readonly sizeBytes: number
  readonly mediaType: string
  readonly fileName: string
  readonly validators: Validators
}

/** Nothing outside this application reads footage, and no browser takes it for something else. */
const GUARD: HeaderSet = { 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' }

/** An answer about an error is about the request, not about the file. */
const ERROR: HeaderSet = { 'cache-control': 'no-store', ...GUARD }

/**
 * The headers of `answer`, all but Date and those of an error's own text.
 *
 * - 200 and 206 describe the file; Content-Length is the length of what is sent (RFC 9110 sections 8.6, 15.3.7).
 * - 304 repeats what a cache updates and describes no content (section 15.4.5).
 * - 412 and 416 carry neither validators nor a file name and are kept by nobody; 416 tells the size (section 15.5.17).
 */
export function headersOf(answer: Answer, file: Representation, policy: ServingPolicy): HeaderSet {
  switch (answer.kind) {
    case 'full':
      return { ...contentHeaders(file, policy), 'content-length': String(file.sizeBytes) }
    case 'partial':
      return {
        ...contentHeaders(file, policy),
        'content-length': String(rangeLength(answer.range)),
        'content-range': `bytes ${answer.range.first}-${answer.range.last}/${file.sizeBytes}`,
      }
    case 'not-modified':
      return { ...cacheHeaders(file, policy), ...GUARD }
    case 'precondition-failed':
      return ERROR
    case 'unsatisfiable':
      return { ...ERROR, ...rangeHeaders(policy), 'content-range': `bytes */${file.sizeBytes}` }
  }
}

const contentHeaders = (file: Representation, policy: ServingPolicy): HeaderSet => ({
  'content-type': file.mediaType,
  'content-disposition': contentDisposition(policy.disposition, file.fileName),
  'last-modified': formatHttpDate(file.validators.lastModified),
  ...cacheHeaders(file, policy),
  ...rangeHeaders(policy),
  ...GUARD,
})

const cacheHeaders = (file: Representation, policy: ServingPolicy): HeaderSet => ({
  etag: formatEntityTag(file.validators.entityTag),
  'cache-control': policy.cache === 'no-store' ? 'private, no-store, no-transform' : 'private, no-cache, no-transform',
})

const rangeHeaders = (policy: ServingPolicy): HeaderSet => (policy.ranges ? { 'accept-ranges': 'bytes' } : {})
