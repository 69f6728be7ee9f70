import 'server-only'
import type { z } from 'zod'
import type { AuditAction } from '@/lib/audit/actions'
import { PERSON_HEADER } from '@/lib/auth/page-session'
import type { Permission } from '@/lib/auth/permissions'
import { isPermitted, type Principal } from '@/lib/auth/principal'
import { checkRequestOrigin } from '@/lib/auth/request-origin'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { type Audited, recordAudit, recordAuditOnce } from '@/lib/server/audit/record-audit'
import { log } from '@/lib/server/log'
import { authenticate } from '@/lib/server/session/authenticate'
import { clientAddress } from '@/lib/server/session/client-address'
import { requireVideo } from '@/lib/server/videos/visible-to'
import { forOrigin } from './cross-origin'
import { publicHost, UNKNOWN_HOST } from './public-host'
import { errorResponse, jsonResponse } from './response'

type Schema = z.ZodType

/** What a route declares about itself. `body` is parsed from JSON of at most `maxBodyBytes` (1 MiB unless said). */
export type RouteSpec<P extends Schema, Q extends Schema, B extends Schema> = {
  readonly permission: Permission
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly maxBodyBytes?: number
  /**
   * What of this is written down when it was done. `once`: at most once in a quarter of an hour for each person, video
   * and subject. A route that changes something names one, or says 'nothing' (e2e/every-route.spec.ts).
   */
  readonly audit?: AuditAction | { readonly once: AuditAction } | 'nothing'
  /**
   * Who asks about a video that does not exist for them is told so before the handler is asked. `by-handler`: it asks by
   * itself, for it remembers the answer over a burst of requests.
   */
  readonly visibility?: 'by-handler'
}

/** What a handler is given: everything parsed, everybody known. `receivedAt` is by performance.now(). */
export type RouteInput<P extends Schema, Q extends Schema, B extends Schema> = {
  readonly request: Request
  readonly receivedAt: number
  readonly principal: Principal
  readonly params: z.infer<P>
  readonly query: z.infer<Q>
  readonly body: z.infer<B>
}

/**
 * A handler gives back a finished response (bytes, pictures, a stream) or a value to be sent as JSON. `audited` is what
 * the audit is told beside the action of the route and the ids of its address; `action` in it wins. Null: nothing was
 * done (a rehearsal, an edit that was refused), so nothing is written.
 */
export type RouteReply =
  | Response
  | { readonly response: Response; readonly audited: Partial<Audited> | null }
  | {
      readonly json: unknown
      readonly status?: number
      readonly headers?: HeadersInit
      readonly audited?: Partial<Audited> | null
    }

type Context = { readonly params: Promise<Record<string, string | string[] | undefined>> }

const ORIGIN_MESSAGE = {
  'unknown-host': UNKNOWN_HOST,
  'foreign-origin': 'Changes are only accepted from this application’s own pages.',
} as const

const DEFAULT_MAX_BODY_BYTES = 1024 * 1024

/**
 * A Next route handler for `spec`: checks Host and Origin, authenticates, authorizes, asks whether the video of the address
 * exists for who asks, parses params, query and body with the room's schemas, maps the result to a response by the one
 * error table, writes down what was done, and logs one line.
 *
 * Expected failures come back as `Result`; whatever is thrown is a bug: logged whole, answered as `internal-error`.
 */
export function handle<P extends Schema, Q extends Schema, B extends Schema>(
  spec: RouteSpec<P, Q, B>,
  handler: (input: RouteInput<P, Q, B>) => Promise<Result<RouteReply, ApiError>>,
): (request: Request, context: Context) => Promise<Response> {
  return async (request, context) => {
    const startedAt = performance.now()
    const response = forOrigin(request, await answer(spec, handler, request, context, startedAt))
    if (log().isLevelEnabled('debug')) {
      const ms = Math.round((performance.now() - startedAt) * 10) / 10
      log().debug({ method: request.method, path: pathOf(request), status: response.status, ms }, 'request')
    }
    return response
  }
}

async function answer<P extends Schema, Q extends Schema, B extends Schema>(
  spec: RouteSpec<P, Q, B>,
  handler: (input: RouteInput<P, Q, B>) => Promise<Result<RouteReply, ApiError>>,
  request: Request,
  context: Context,
  receivedAt: number,
): Promise<Response> {
  try {
    const input = await admit(spec, request, context, receivedAt)
    if (!input.ok) return errorResponse(input.error)
    const result = await handler(input.value)
    if (!result.ok) return errorResponse(result.error)
    await audit(spec, input.value, result.value)
    if (result.value instanceof Response) return result.value
    if ('response' in result.value) return result.value.response
    const { json, status, headers } = result.value
    return jsonResponse(json, status, headers)
  } catch (error) {
    log().error({ err: error, method: request.method, path: pathOf(request) }, 'a request failed by a bug')
    return errorResponse(
      apiError('internal-error', 'The server failed on this request. The log of the server says why.'),
    )
  }
}

/** Writes down what was done, before the answer says that it was. */
async function audit(spec: Pick<RouteSpec<Schema, Schema, Schema>, 'audit'>, input: AuditInput, reply: RouteReply) {
  const { audit: declared } = spec
  if (declared === undefined || declared === 'nothing') return
  const more = reply instanceof Response ? undefined : reply.audited
  if (more === null || statusOf(reply) >= 400) return
  const [action, record] = typeof declared === 'string' ? [declared, recordAudit] : [declared.once, recordAuditOnce]
  const { videoId, ...others } = (input.params ?? {}) as Readonly<Record<string, string | undefined>>
  const subjectId = Object.values(others)[0]
  await record(input.principal, { action, videoId, subjectId, ...more }, clientAddress(input.request))
}

function statusOf(reply: RouteReply): number {
  if (reply instanceof Response) return reply.status
  return 'response' in reply ? reply.response.status : (reply.status ?? 200)
}

type AuditInput = { readonly request: Request; readonly principal: Principal; readonly params: unknown }

async function admit<P extends Schema, Q extends Schema, B extends Schema>(
  spec: RouteSpec<P, Q, B>,
  request: Request,
  context: Context,
  receivedAt: number,
): Promise<Result<RouteInput<P, Q, B>, ApiError>> {
  const { method, headers } = request
  const addressed = checkRequestOrigin({
    method,
    host: headers.get('host'),
    origin: headers.get('origin'),
    fetchSite: headers.get('sec-fetch-site'),
    publicHost: publicHost(),
  })
  if (!addressed.ok) return err(apiError(addressed.error, ORIGIN_MESSAGE[addressed.error]))

  const principal = await authenticate(request)
  if (!principal.ok) return principal
  if (!isPermitted(principal.value, spec.permission)) return err(refusalOf(principal.value))
  if (isForAnother(headers.get(PERSON_HEADER), principal.value, spec.permission)) return err(ANOTHER_PERSON)

  const params = parse(spec.params, await context.params, 'address')
  if (!params.ok) return params
  if (spec.visibility !== 'by-handler') {
    const visible = await checkVideo(params.value, principal.value)
    if (!visible.ok) return visible
  }
  const query = parse(spec.query, Object.fromEntries(queryOf(request)), 'query')
  if (!query.ok) return query
  const body = spec.body === undefined ? ok(undefined) : await readBody(spec.body, request, spec.maxBodyBytes)
  if (!body.ok) return body
  return ok({
    request,
    receivedAt,
    principal: principal.value,
    params: params.value,
    query: query.value,
    body: body.value as z.infer<B>,
  })
}

const ANOTHER_PERSON = apiError(
  'unauthenticated',
  'Somebody else has signed in in this browser. Sign in as whoever this page is of.',
)

/** Whether a page of somebody else sends it, from before `principal` signed in. Who they are may be asked all the same. */
const isForAnother = (meant: string | null, { kind, userId }: Principal, permission: Permission): boolean =>
  meant !== null && kind === 'person' && meant !== userId && permission !== 'service:probe'

/** `video-not-found` where the address names a video that does not exist for `principal`. */
async function checkVideo(params: unknown, principal: Principal): Promise<Result<unknown, ApiError>> {
  const videoId = (params as { readonly videoId?: unknown } | undefined)?.videoId
  return typeof videoId === 'string' ? await requireVideo(videoId, principal) : ok(null)
}

/** Why `principal` may not, in words for them. What is there to be had is the same for all of them: nothing. */
function refusalOf({ kind, mustChangePassword }: Principal): ApiError {
  if (kind === 'nobody') return apiError('unauthenticated', 'You are not signed in. Sign in, or send a token.')
  return mustChangePassword
    ? apiError('password-change-required', 'Choose a password of your own first.')
    : apiError('permission-denied', 'You are not allowed to do this. An administrator can change that.')
}

const pathOf = ({ url }: Request): string => new URL(url).pathname

/** The query of a request. Parsing the whole address costs more than all the rest of this. */
function queryOf({ url }: Request): URLSearchParams {
  const [address = ''] = url.split('#', 1)
  const mark = address.indexOf('?')
  return new URLSearchParams(mark === -1 ? '' : address.slice(mark + 1))
}

function parse<S extends Schema>(schema: S | undefined, value: unknown, what: string): Result<z.infer<S>, ApiError> {
  if (schema === undefined) return ok(undefined as z.infer<S>)
  const parsed = schema.safeParse(value)
  if (parsed.success) return ok(parsed.data as z.infer<S>)
  const details = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
  const first = details[0]
  const where = first === undefined || first.field === '' ? what : `${what}, ${first.field}`
  return err(apiError('malformed-request', `The ${where}: ${first?.message ?? 'not understood'}.`, details))
}

async function readBody<B extends Schema>(
  schema: B,
  request: Request,
  maxBytes = DEFAULT_MAX_BODY_BYTES,
): Promise<Result<z.infer<B>, ApiError>> {
  const text = await readText(request, maxBytes)
  if (!text.ok) return text
  try {
    return parse(schema, JSON.parse(text.value), 'body')
  } catch {
    return err(apiError('malformed-request', 'The body is not JSON.'))
  }
}

/** The body as text, never holding more than `maxBytes`: Content-Length is a claim, so the bytes are counted. */
async function readText(request: Request, maxBytes: number): Promise<Result<string, ApiError>> {
  if (request.body === null) return ok('')
  const decoder = new TextDecoder()
  let received = 0
  let text = ''
  for await (const chunk of request.body) {
    received += chunk.byteLength
    if (received > maxBytes) {
      return err(apiError('body-too-large', `A body has at most ${maxBytes} bytes here. Send it in parts.`))
    }
    text += decoder.decode(chunk, { stream: true })
  }
  return ok(text + decoder.decode())
}
