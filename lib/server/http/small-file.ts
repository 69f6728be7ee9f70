import 'server-only'
import { createHash } from 'node:crypto'
import { formatEntityTag, matchesWeakly, parseEntityTagCondition } from '@/lib/http/entity-tag'

/**
 * Bytes that are small enough to be sent whole, with a strong entity tag made of them; 304 if the client has them
 * (RFC 9110 section 13.1.2). Caches may keep them for this person and ask every time.
 */
export function smallFileResponse(request: Request, bytes: Uint8Array<ArrayBuffer>, mediaType: string): Response {
  const tag = {
    strength: 'strong',
    opaque: createHash('sha256').update(bytes).digest('base64url').slice(0, 27),
  } as const
  const headers = {
    etag: formatEntityTag(tag),
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
  }
  const condition = parseEntityTagCondition(request.headers.get('if-none-match') ?? '')
  const isKnown =
    condition.ok && (condition.value.kind === 'any' || condition.value.tags.some((other) => matchesWeakly(other, tag)))
  if (isKnown) return new Response(null, { status: 304, headers })
  return new Response(bytes, {
    headers: { ...headers, 'content-type': mediaType, 'content-length': String(bytes.byteLength) },
  })
}
