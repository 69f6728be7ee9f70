import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { readRequestFields } from '@/lib/http/request-fields'
import { headersForOrigin } from '@/lib/server/http/cross-origin'
import { log } from '@/lib/server/log'
import { takeBuffer } from '@/lib/server/streaming/buffer-pool'
import { findGrant, type Grant, sessionOf } from '@/lib/server/streaming/grants'
import { MEDIA_ERRORS } from '@/lib/server/streaming/media-error'
import { policyOf } from '@/lib/server/streaming/media-policy'
import { observeAndLog } from '@/lib/server/streaming/observe-and-log'
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
  return async (request, response) => {
    const asked = askedMedia(request)
    const header = (name: string): string | null => textOf(request.headers[name])
    const grant = asked === null ? undefined : findGrant(sessionOf(header), { videoId: asked.videoId, ...asked.query })
    const isCarried = asked !== null && grant !== undefined && (await carry(asked, grant, header, response))
    if (isCarried) log().debug({ method: request.method, path: asked.path, status: response.statusCode }, 'fast path')
    else await route(request, response)
  }
}

/** False if nothing was sent because the file cannot be: the route says why, and who can mend it. */
async function carry(
  { method, videoId, query }: AskedMedia,
  grant: Grant,
  header: (name: string) => string | null,
  response: ServerResponse,
): Promise<boolean> {
  const { userId, record } = grant
  const observer = observeAndLog(videoId, query.type, record, 'fast-path')
  const asked = { method, fields: readRequestFields(header), record, policy: policyOf(query) }
  const admitted = { owner: { userId, videoId }, isAdmitted: () => !grant.isRevoked }
  const prepared = await prepareAnswer({ ...asked, ...admitted }, takeBuffer)
  const crossOrigin = headersForOrigin(header('origin'))
  if (prepared.ok) {
    await carryOnSocket(prepared.value, response, observer, crossOrigin)
    return true
  }
  if (prepared.error !== 'busy') return false
  observer.refused(503, 'busy')
  sendError(response, MEDIA_ERRORS.busy, crossOrigin)
  return true
}

/** A field on several lines is one value (RFC 9110 section 5.3). */
const textOf = (value: string | string[] | undefined): string | null =>
  value === undefined ? null : typeof value === 'string' ? value : value.join(', ')
