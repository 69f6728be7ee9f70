import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The folder whose files are served: the first argument of each of these programs. */
export const folder = process.argv[2] ?? '.'

/** Serves on any free port of 127.0.0.1 and says which. */
export function serve(listener: RequestListener): void {
  const server = createServer(listener)
  server.listen(0, '127.0.0.1', () => {
    console.log(`ready at http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  })
  process.once('SIGTERM', () => process.exit(0))
}
