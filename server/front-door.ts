import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { checkRequestOrigin } from '@/lib/auth/request-origin'
import { env } from '@/lib/server/env'

/** What answers a request once it was let in. */
type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** The open door: where it is, and how to shut it. */
export type FrontDoor = { readonly address: string; readonly close: () => Promise<void> }

const HEADERS_TIMEOUT_MS = 15_000
const KEEP_ALIVE_MS = 65_000
const GRACE_MS = 2_000

/** What every page is sent with; routes that carry bytes or JSON set their own beside these. */
const PAGE_HEADERS = [
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['content-security-policy', "frame-ancestors 'none'"],
  ['referrer-policy', 'no-referrer'],
  ['cross-origin-opener-policy', 'same-origin'],
] as const

/**
 * Listens on `host`:`port` and lets in what was addressed to this server; a foreign Host gets 421 whatever it asks for,
 * so that a name pointed at this machine shows no page either. Port 0 takes any free one. Throws an Error for the
 * operator if it cannot listen.
 */
export async function createFrontDoor(options: {
  readonly host: string
  readonly port: number
  readonly answer: Answer
}): Promise<FrontDoor> {
  const server = createServer(
    { headersTimeout: HEADERS_TIMEOUT_MS, keepAliveTimeout: KEEP_ALIVE_MS },
    (request, response) => {
      if (!isAddressedHere(request)) return refuse(response)
      for (const [name, value] of PAGE_HEADERS) response.setHeader(name, value)
      options.answer(request, response).catch(() => response.destroy())
    },
  )
  await listen(server, options.host, options.port)
  const { port } = server.address() as AddressInfo
  const host = options.host.includes(':') ? `[${options.host}]` : options.host
  return { address: `http://${host}:${port}`, close: () => shut(server) }
}

function isAddressedHere({ method = 'GET', headers }: IncomingMessage): boolean {
  const publicUrl = env().FRAMEMARK_PUBLIC_URL
  const publicHost = publicUrl === undefined ? null : new URL(publicUrl).host
  const checked = checkRequestOrigin({ method, host: headers.host ?? null, origin: headers.origin ?? null, publicHost })
  return checked.ok || checked.error !== 'unknown-host'
}

function refuse(response: ServerResponse): void {
  const message = 'This server does not answer for that host name. Use the address it printed at start.'
  response.writeHead(421, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify({ error: { code: 'unknown-host', message } }))
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE'
      reject(isTaken ? new Error(`Port ${port} is in use. Stop what listens there, or set PORT to another.`) : error)
    })
    server.listen(port, host, () => resolve())
  })
}

/** Takes no new request, lets those under way end for a moment, then ends what is left: streams of hours among them. */
function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), GRACE_MS)
    server.close(() => {
      clearTimeout(force)
      resolve()
    })
    server.closeIdleConnections()
  })
}
