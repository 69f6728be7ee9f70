import 'server-only'
import { channel } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { processWide } from '@/lib/server/process-wide'

/** A client that takes nothing for so long has left. */
export const STALL_MS = 60_000

const watching = processWide<true>('stalled-connections')

/**
 * Ends every connection that asked for bytes and then takes none for a minute. Called again it does nothing.
 *
 * A web response cannot do this: its stream can fail, but the chunk in front of a client that does not read stays where
 * it is, and with it the connection. Node measures progress of the socket itself, so a slow reader is not a stalled one.
 */
export function endStalledConnections(stallMs = STALL_MS): void {
  if (watching.value === true) return
  watching.value = true
  channel('http.server.request.start').subscribe((message) => {
    const { request } = message as { readonly request: IncomingMessage }
    if (request.url?.startsWith('/api/media/')) request.socket.setTimeout(stallMs)
  })
}
