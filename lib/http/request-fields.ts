/** The header fields that decide how a file is sent; null where the request does not have one. */
export type RequestFields = {
  readonly range: string | null
  readonly ifRange: string | null
  readonly ifMatch: string | null
  readonly ifNoneMatch: string | null
  readonly ifModifiedSince: string | null
  readonly ifUnmodifiedSince: string | null
}

/**
 * The fields of a request, read by lower-case name. A field sent on several lines is one value joined by commas
 * (RFC 9110 section 5.3), which is what web `Headers` and Node both give.
 */
export const readRequestFields = (get: (name: string) => string | null): RequestFields => ({
  range: get('range'),
  ifRange: get('if-range'),
  ifMatch: get('if-match'),
  ifNoneMatch: get('if-none-match'),
  ifModifiedSince: get('if-modified-since'),
  ifUnmodifiedSince: get('if-unmodified-since'),
})
