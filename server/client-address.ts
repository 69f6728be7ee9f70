import 'server-only'
import type { IncomingMessage } from 'node:http'
import { CLIENT_ADDRESS_HEADER } from '@/lib/server/session/client-address'

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/

/**
 * Writes where a request came from into the header that the server's own code reads, over whatever the client put there.
 *
 * A front server on this machine says whom it speaks for: the last entry of X-Forwarded-For, the one it added itself.
 * From anybody else that field is a claim, and is left alone.
 */
export function markClientAddress(request: IncomingMessage): void {
  const socket = request.socket.remoteAddress ?? ''
  const forwarded = request.headers['x-forwarded-for']
  const last = (Array.isArray(forwarded) ? forwarded.join(',') : forwarded)?.split(',').at(-1)?.trim()
  const address = LOOPBACK.test(socket) && last !== undefined && last !== '' ? last : socket
  request.headers[CLIENT_ADDRESS_HEADER] = address.replace(/^::ffff:/, '')
}
