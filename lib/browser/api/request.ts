import type { z } from 'zod'
import { doubtSession, headersOf, pageSession, tellPageSession } from '@/lib/browser/session/page-session'
import type { ErrorBody, ErrorCode } from '@/lib/http/api-error'
import { createLineSplitter } from '@/lib/text/line-splitter'

/** A request that did not bring what was asked for. `code` is the server's, or why there was no answer from it. */
export class RequestError extends Error {
  readonly code: ErrorCode | 'unreachable' | 'unintelligible'
  readonly status: number | null
  /** What else the server said of it; each route says what. */
  readonly details: unknown

  constructor(code: RequestError['code'], message: string, status: number | null, details?: unknown) {
    super(message)
    this.name = 'RequestError'
    this.code = code
    this.status = status
    this.details = details
  }
}

/**
 * The JSON at `url`, checked against `schema`.
 *
 * Throws {@link RequestError}: the server's own code and sentence when it answered with an error, `unreachable` when
 * nothing answered, `unintelligible` when the answer is not what this page understands. An abort is passed on as it is.
 */
export async function requestJson<S extends z.ZodType>(
  url: string,
  schema: S,
  init: RequestInit = {},
): Promise<z.infer<S>> {
  const response = await send(url, init)
  const body: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw errorOf(url, body, response.status)
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data as z.infer<S>
  throw new RequestError(
    'unintelligible',
    'The server answered in a way this page does not understand. Reload the page.',
    response.status,
  )
}

/** The bytes at `url`. Throws like {@link requestJson}. */
export async function requestBytes(url: string, init: RequestInit = {}): Promise<Uint8Array> {
  const response = await send(url, init)
  if (!response.ok) throw errorOf(url, await response.json().catch(() => undefined), response.status)
  return new Uint8Array(await response.arrayBuffer())
}

/**
 * The lines at `url`, each as it arrives. Throws like {@link requestJson}, also when the answer breaks off in the middle
 * of a line or of the connection.
 */
export async function* requestLines(url: string, init: RequestInit = {}): AsyncGenerator<string> {
  const response = await send(url, init)
  if (!response.ok || response.body === null)
    throw errorOf(url, await response.json().catch(() => undefined), response.status)
  const decoder = new TextDecoder()
  const splitter = createLineSplitter()
  const reader = response.body.getReader()
  for (;;) {
    const { done, value } = await reader.read().catch(throwUnreachable)
    if (done) return
    yield* splitter.push(decoder.decode(value, { stream: true }))
  }
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, forPerson(init))
  } catch (error) {
    return throwUnreachable(error)
  }
}

/** Whatever changes something says for whom: who is signed in in this browser may be another by now. */
function forPerson(init: RequestInit): RequestInit {
  const isRead = init.method === undefined || init.method === 'GET' || init.method === 'HEAD'
  if (isRead) return init
  return {
    ...init,
    headers: { ...headersOf(pageSession.getState().person), ...Object.fromEntries(new Headers(init.headers)) },
  }
}

function throwUnreachable(error: unknown): never {
  if (error instanceof DOMException && error.name === 'AbortError') throw error
  throw new RequestError(
    'unreachable',
    'The server does not answer. Check that it is running and that the network is up.',
    null,
  )
}

function errorOf(url: string, body: unknown, status: number): RequestError {
  const error = (body as Partial<ErrorBody> | undefined)?.error
  if (error?.code === 'unauthenticated' || error?.code === 'password-change-required') noteRefusal(url)
  return error === undefined
    ? new RequestError('unintelligible', `The server answered ${status} without saying why.`, status)
    : new RequestError(error.code, error.message, status, error.details)
}

/** Where it is said who somebody is; a refusal there says nothing about who is signed in. */
const SIGNING_IN = '/api/auth/'

/** Who may do nothing is told so in one place (components/session), whichever request it was that found out. */
function noteRefusal(url: string): void {
  if (url === '/api/me') tellPageSession({ type: 'refused' })
  else if (!url.startsWith(SIGNING_IN)) doubtSession()
}
