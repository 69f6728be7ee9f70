import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { cookieFor } from '@/e2e/fixtures/credentials'

/** What is done with what comes over a connection. `bytes` are gone once the function returns; false stops reading. */
export type WireEnds = {
  readonly onBytes: (bytes: Buffer) => boolean
  readonly onClose: () => void
}

// One for all connections: bytes are looked at before the next are read, so none is allocated for them. As large as what
// libuv, and with it every client on Node, reads at once.
const buffer = Buffer.allocUnsafeSlow(64 * 1024)

/** A server that says nothing for so long is given up. */
const SILENT_MS = 60_000

/** Connects to the server of `address`, cheaply: no streams, no copies but the kernel's. `most` bytes are read at once. */
export async function openWire({ hostname, port }: URL, ends: WireEnds, most = buffer.length): Promise<Socket> {
  const socket = connect({
    host: hostname,
    port: Number(port),
    noDelay: true,
    onread: {
      buffer: buffer.subarray(0, most),
      callback: (count) => ends.onBytes(buffer.subarray(0, count)),
    },
  })
  await once(socket, 'connect')
  socket.setTimeout(SILENT_MS, () => socket.destroy())
  socket.on('error', () => undefined).once('close', ends.onClose)
  return socket
}

/** A request for bytes of the file at `address`; `last` null asks for everything from `first` on. */
export const rangeRequest = (address: URL, first: number, last: number | null): string => {
  const { host, pathname, search } = address
  return `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\n${cookieLine(address)}Range: bytes=${first}-${last ?? ''}\r\n\r\n`
}

/** The line with the session for servers that somebody signed in to; nothing for the others. */
export function cookieLine(address: URL | string): string {
  const cookie = cookieFor(String(address))
  return cookie === undefined ? '' : `Cookie: ${cookie}\r\n`
}
