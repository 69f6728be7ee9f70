import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { readRequestFields } from '@/lib/http/request-fields'
import { headersForOrigin } from '@/lib/server/http/cross-origin'
import { log } from '@/lib/server/log'
import { takeBuffer } from '@/lib/server/streaming/buffer-pool'
import { findGrant, type Grant, RightSince, sessionOf } from '@/lib/server/streaming/grants'
import { MediaObserver } from '@/lib/server/streaming/media-observer'
import { policyOf } from '@/lib/server/streaming/media-policy'
import { prepareAnswer } from '@/lib/server/streaming/prepare-answer'
import { carryOnSocket } from './carry-on-socket'
import { type AskedMedia, askedMedia } from './media-address'
import { sendError } from './send-error'

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * Answers what the route handler has admitted a session to, for as long as the grant lasts, straight on the socket:
 * the framework in between costs ten times what the answer itself does. Everything else goes to `route`.
 *
 * Plan, opener, limits and statistics are the route's own. Whatever is not plainly a granted GET or HEAD, and whatever
 * turns out to be missing, is the route's to answer.
 */
export function createFastPath(route: Answer): Answer {
  return (request, response) => {
    const asked = askedMedia(request)
    if (asked === null) return route(request, response)
    const grant = findGrant(
      sessionOf((name) => textOf(request, name), asked.query.link),
      asked.target,
    )
    return grant === undefined ? route(request, response) : carry(asked, grant, request, response, route)
  }
}

/** If nothing can be sent because the file cannot be, it is for the route to say why, and who can mend it. */
async function carry(
  { method, path, target, query }: AskedMedia,
  grant: Grant,
  request: IncomingMessage,
  response: ServerResponse,
  route: Answer,
): Promise<void> {
  const { record } = grant
  const observer = new MediaObserver(target.videoId, query.type, record, 'fast-path')
  const prepared = await prepareAnswer(
    {
      method,
      fields: readRequestFields((name) => textOf(request, name)),
      record,
      policy: policyOf(query),
      right: new RightSince(grant, performance.now()),
    },
    takeBuffer,
  )
  if (!prepared.ok && prepared.error !== 'busy') return route(request, response)
  const crossOrigin = headersForOrigin(textOf(request, 'origin'))
  if (prepared.ok) carryOnSocket(prepared.value, response, observer, crossOrigin)
  else sendError(response, observer.refused('busy'), crossOrigin)
  log().debug({ method, path, status: response.statusCode }, 'fast path')
}

/** A field on several lines is one value (RFC 9110 section 5.3). */
function textOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name]
  return value === undefined ? null : typeof value === 'string' ? value : value.join(', ')
}
