import 'server-only'
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { checkRequestOrigin } from '@/lib/auth/request-origin'
import { apiError } from '@/lib/http/api-error'
import { publicHost, UNKNOWN_HOST } from '@/lib/server/http/public-host'
import { log } from '@/lib/server/log'
import { markClientAddress } from './client-address'
import { setPageHeaders, setTransportSecurity } from './page-headers'
import { sendError } from './send-error'

/**
 * An HTTP server that hands `answer` only requests addressed to it by a name it goes by, and sends its headers with
 * pages. It does not listen yet.
 *
 * The times are for clients that stall: headers within 10 s, a whole request within 5 min (an answer may take as long as
 * it likes). The bytes of an upload may take as long as they keep coming: a minute without any ends it. An idle
 * connection is kept for longer than proxies keep theirs (60 s), so that it is they who close it.
 */
export function createGuardedServer(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  isDevelopment: boolean,
): Server {
  const listener: RequestListener = (request, response) => {
    setTransportSecurity(response)
    if (!isAddressedHere(request)) return sendError(response, NOT_ADDRESSED)
    if (!isDecodable(request.url ?? '/')) return sendError(response, UNDECODABLE)
    if (!METHODS.includes(request.method ?? '')) return refuseMethod(response, request.url ?? '/')
    markClientAddress(request)
    limitTime(request, response)
    if (!request.url?.startsWith('/api/')) setPageHeaders(request, response, isDevelopment)
    try {
      answer(request, response).catch((error: unknown) => failed(request, response, error))
    } catch (error) {
      failed(request, response, error)
    }
  }
  return createServer(
    { maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 0, keepAliveTimeout: 65_000 },
    listener,
  )
}

const REQUEST_MS = 300_000
const UPLOAD_SILENCE_MS = 60_000

/**
 * Ends a request whose body is not there whole in time; one that carries an upload, when nothing of it comes any more.
 * Node's own limit is one for all requests.
 */
function limitTime(request: IncomingMessage, response: ServerResponse): void {
  const { 'content-length': length, 'transfer-encoding': coding } = request.headers
  if (length === undefined && coding === undefined) return
  const isUpload = request.url?.startsWith('/api/uploads') === true
  let seen = 0
  const look = setInterval(
    () => {
      const { bytesRead } = request.socket
      if (request.complete) clearInterval(look)
      else if (isUpload && bytesRead > seen) seen = bytesRead
      else request.destroy()
    },
    isUpload ? UPLOAD_SILENCE_MS : REQUEST_MS,
  )
  response.once('close', () => clearInterval(look))
}

function failed(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  log().error({ err: error, method: request.method, path: request.url?.split('?')[0] }, 'a request failed by a bug')
  if (response.headersSent) response.destroy()
  else sendError(response, BUG)
}

/** The methods that anything here may answer; which of them an address takes, its route says. */
const METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Bytes are only ever read. */
function refuseMethod(response: ServerResponse, url: string): void {
  const allowed = url.startsWith('/api/media/') ? METHODS.slice(0, 3) : METHODS
  const error = apiError('method-not-allowed', `This server knows ${allowed.join(', ')}.`)
  sendError(response, error, { allow: allowed.join(', ') })
}

const NOT_ADDRESSED = apiError('unknown-host', UNKNOWN_HOST)
const UNDECODABLE = apiError(
  'malformed-request',
  'The address is not understood: a % in it is not followed by the hexadecimal digits of UTF-8 text.',
)
const BUG = apiError('internal-error', 'The server failed on this request. The log of the server says why.')

/** Whether the percent-encoding of the path says something (RFC 3986 section 2.1); the framework fails if it does not. */
function isDecodable(url: string): boolean {
  if (!url.includes('%')) return true
  try {
    decodeURIComponent(url.split('?')[0] ?? '')
    return true
  } catch {
    return false
  }
}

/** Only the name is looked at here; whether a change comes from one of our own pages is for the handler wrapper. */
function isAddressedHere({ headers }: IncomingMessage): boolean {
  return checkRequestOrigin({ method: 'GET', host: headers.host ?? null, origin: null, publicHost: publicHost() }).ok
}
