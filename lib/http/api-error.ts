/**
 * Every error the HTTP interface can answer with, and its status (RFC 9110 section 15). The one table: a code that is
 * not here cannot be sent, a new code does not compile without a status.
 */
export const ERROR_STATUS = {
  'malformed-request': 400,
  'not-found': 404,
  'video-not-found': 404,
  'variant-missing': 404,
  'rendition-missing': 404,
  'file-missing': 404,
  'user-not-found': 404,
  'token-not-found': 404,
  'document-not-found': 404,
  'comment-not-found': 404,
  'batch-not-found': 404,
  'method-not-allowed': 405,
  'foreign-origin': 403,
  'permission-denied': 403,
  'password-change-required': 403,
  'setup-code-wrong': 403,
  unauthenticated: 401,
  'link-expired': 401,
  'version-conflict': 409,
  'document-closed': 409,
  'not-submittable': 409,
  'not-reviewable': 409,
  'setup-done': 409,
  'user-exists': 409,
  'batch-exists': 409,
  'video-in-batch': 409,
  'last-administrator': 409,
  'upload-offset-conflict': 409,
  'upload-gone': 410,
  'precondition-failed': 412,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'range-not-satisfiable': 416,
  'unknown-host': 421,
  'label-set-invalid': 422,
  'password-unfit': 422,
  'batch-invalid': 422,
  'upload-locked': 423,
  'too-many-attempts': 429,
  'server-busy': 503,
  'not-ready': 503,
  'internal-error': 500,
  'storage-full': 507,
  'quota-exceeded': 507,
} as const satisfies Record<string, number>

export type ErrorCode = keyof typeof ERROR_STATUS

/** An expected failure on its way to a client. `message` says what was wrong and what to do; it holds no path. */
export type ApiError = {
  readonly code: ErrorCode
  readonly message: string
  readonly details?: unknown
}

/** The body of an error answer. */
export type ErrorBody = { readonly error: ApiError }

export const apiError = (code: ErrorCode, message: string, details?: unknown): ApiError =>
  details === undefined ? { code, message } : { code, message, details }
