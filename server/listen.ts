import 'server-only'
import { once } from 'node:events'
import type { Server } from 'node:http'
import { err, ok, type Result } from '@/lib/result/result'

/** Has `server` listen and gives back its address; `port` 0 takes any that is free. The error is for the operator. */
export async function listen(server: Server, host: string, port: number): Promise<Result<string, string>> {
  try {
    server.listen({ host, port })
    await once(server, 'listening')
  } catch (error) {
    return err(explain(error as NodeJS.ErrnoException, host, port))
  }
  const address = server.address()
  const actual = typeof address === 'object' && address !== null ? address.port : port
  return ok(`http://${host.includes(':') ? `[${host}]` : host}:${actual}`)
}

function explain({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} of ${host} is in use by another program. Stop that one, or set PORT to a free port.`
    case 'EACCES':
      return `This account may not listen on port ${port}. Set PORT to one above 1023.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST: ${host} is not an address of this machine.`
    default:
      return `Cannot listen on ${host}, port ${port}: ${message}.`
  }
}

/** How long requests that are being answered may take to finish once the server is stopping. */
const GRACE_MS = 2000

/** Stops listening, lets running answers finish for a moment, then ends what is left (streams, idle connections). */
export async function stopListening(server: Server): Promise<void> {
  if (!server.listening) return
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS)
  await closed
  clearTimeout(timer)
}
