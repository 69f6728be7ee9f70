import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, dirname } from 'node:path'
import send from 'send'

// The file named by the first argument over plain node:http and npm `send`: what the application is compared with.
const path = process.argv[2] ?? ''
const server = createServer((request, response) => {
  send(request, basename(path), { root: dirname(path), dotfiles: 'allow' }).pipe(response)
})
server.listen(0, '127.0.0.1', () => {
  console.log(`ready at http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
process.once('SIGTERM', () => process.exit(0))
