import { type HeaderSet, NO_HEADERS } from './content-headers'

/** Whom else, besides its own pages, this server lets read its answers. */
export type CrossOriginPolicy = {
  /** Origins as a browser sends them: scheme, host and port, nothing behind. */
  readonly allowedOrigins: readonly string[]
}

/** What a page of another origin may see of an answer besides its body (Fetch standard, "CORS protocol"). */
const EXPOSED = 'Content-Range, Accept-Ranges, Content-Length, ETag'

/** What such a page may send with a request for bytes. */
const ACCEPTED =
  'Authorization, Range, If-Range, If-Match, If-None-Match, If-Modified-Since, If-Unmodified-Since, Content-Type'

/** For how long a browser may remember the answer to a preflight, in seconds. */
const PREFLIGHT_SECONDS = 600

const VARIES: HeaderSet = { vary: 'Origin' }

/**
 * The headers by which an answer says who may read it, for the Origin of its request (null if it has none).
 *
 * Without allowed origins there are none. With them every answer says that it depends on Origin, so that no cache gives
 * one origin the answer of another, and only an allowed origin is named; never `*`, which goes with no credentials.
 */
export function crossOriginHeaders(origin: string | null, { allowedOrigins }: CrossOriginPolicy): HeaderSet {
  if (allowedOrigins.length === 0) return NO_HEADERS
  if (origin === null || !allowedOrigins.includes(origin)) return VARIES
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': EXPOSED,
    'cross-origin-resource-policy': 'cross-origin',
    ...VARIES,
  }
}

/**
 * What the answer to a preflight adds: the safe methods among `allow`, as reading is all that another origin may do.
 * Empty for everybody who is not an allowed origin.
 */
export function preflightHeaders(
  origin: string | null,
  allow: readonly string[],
  { allowedOrigins }: CrossOriginPolicy,
): HeaderSet {
  if (origin === null || !allowedOrigins.includes(origin)) return NO_HEADERS
  return {
    'access-control-allow-methods': allow.filter((method) => method === 'GET' || method === 'HEAD').join(', '),
    'access-control-allow-headers': ACCEPTED,
    'access-control-max-age': String(PREFLIGHT_SECONDS),
  }
}
