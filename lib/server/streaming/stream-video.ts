import 'server-only'
import type { z } from 'zod'
import { isPermitted } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { readRequestFields } from '@/lib/http/request-fields'
import { err, ok, type Result } from '@/lib/result/result'
import { recordAuditOnce } from '@/lib/server/audit/record-audit'
import type { RouteInput } from '@/lib/server/http/handle'
import { errorResponse } from '@/lib/server/http/response'
import { authenticate } from '@/lib/server/session/authenticate'
import { clientAddress } from '@/lib/server/session/client-address'
import { findRendition } from './find-rendition'
import { keepFlushing } from './flush'
import { grantAccess, RightSince, sessionOf } from './grants'
import { linkEnd } from './link-end'
import { MediaObserver } from './media-observer'
import { policyOf } from './media-policy'
import type { mediaParams, mediaQuery } from './media-query'
import { isOffloaded, offload } from './offload'
import { type PreparedAnswer, prepareAnswer } from './prepare-answer'
import { endStalledConnections } from './stalled-connections'
import { webBody } from './web-body'

type StreamInput = RouteInput<typeof mediaParams, typeof mediaQuery, z.ZodType>

/** What the route hands over: everything parsed, somebody admitted. The method is GET or HEAD. */
export type StreamRequest = Pick<StreamInput, 'request' | 'params' | 'query' | 'principal' | 'receivedAt'>

/**
 * The answer to a GET or HEAD of a video's bytes, as a web response: the reference that every other carrier equals.
 *
 * The record only says where the file lies and what it is called; every header comes from fstat of the file that was
 * opened, so that a file replaced behind our back is described as what it is. Whoever is admitted here is granted the
 * fast path for a while; where a front server sends the bytes it is told which.
 */
export async function streamVideo(input: StreamRequest): Promise<Result<Response, ApiError>> {
  const { request, params, query, principal } = input
  const rendition = await findRendition(params.videoId, query, principal)
  if (!rendition.ok) return rendition
  const record = rendition.value
  await auditView(input)
  keepFlushing()
  endStalledConnections()
  const { videoId } = params
  const policy = policyOf(query)
  if (isOffloaded(policy)) return offload(videoId, query, record, policy)

  const session = sessionOf((name) => request.headers.get(name), query.link)
  const { userId } = principal
  // What is granted is not written down again, and a HEAD was not written down.
  if (request.method !== 'HEAD')
    grantAccess(
      session,
      { videoId, ...query },
      { receivedAt: input.receivedAt, endsAt: linkEnd(query), userId, record },
    )
  const observer = new MediaObserver(videoId, query.type, record, 'route')
  const prepared = await prepareAnswer(
    {
      method: request.method === 'HEAD' ? 'HEAD' : 'GET',
      fields: readRequestFields((name) => request.headers.get(name)),
      record,
      policy,
      right: new RightSince({ userId: principal.userId, videoId }, input.receivedAt),
    },
    (bytes) => Buffer.allocUnsafeSlow(bytes),
  )
  if (!prepared.ok) {
    if (prepared.error === 'revoked') return await admitAnew(input)
    return err(observer.refused(prepared.error))
  }
  return ok(carry(prepared.value, request, observer))
}

/** Some right was taken away since; whether it was this one, the session and the records say. */
async function admitAnew(input: StreamRequest): Promise<Result<Response, ApiError>> {
  const receivedAt = performance.now()
  const principal = await authenticate(input.request)
  if (!principal.ok) return principal
  if (!isPermitted(principal.value, 'video:watch')) return err(ENDED)
  return streamVideo({ ...input, principal: principal.value, receivedAt })
}

const ENDED = apiError('unauthenticated', 'Your session has ended. Sign in again.')

/**
 * Writes down who watches what, before a byte of it is sent. That there is footage (HEAD) is no footage, but where a front
 * server sends the bytes it asks by HEAD for whoever is to get them (deploy/nginx.conf).
 */
async function auditView({ request, params: { videoId }, query, principal }: StreamRequest): Promise<void> {
  if (request.method === 'HEAD' && !isOffloaded(policyOf(query))) return
  const action = query.type === 'raw' ? 'video.viewed-raw' : 'video.viewed'
  await recordAuditOnce(principal, { action, videoId }, clientAddress(request))
}

/** The answer as a web response. */
function carry(
  { plan, sizeBytes, body }: PreparedAnswer<Uint8Array>,
  request: Request,
  observer: MediaObserver,
): Response {
  const { status, headers } = plan
  observer.answered(status, plan.body.kind === 'bytes' ? { ranges: plan.body.ranges, sizeBytes } : null)
  if (body === null && plan.body.kind === 'error') return errorResponse(plan.body.error, headers)
  if (body === null) return new Response(null, { status, headers })
  const stream = webBody(body, {
    // To make the signal costs as much as to prepare the answer. Where one read was enough, a client that leaves cancels.
    signal: body.source.remaining > 0 ? request.signal : null,
    onFirstBytes: () => observer.firstBytes(),
    onEnd: (end, sent) => observer.ended(end, sent),
  })
  return new Response(stream, { status, headers })
}
