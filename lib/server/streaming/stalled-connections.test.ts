import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, test } from 'vitest'
import { endStalledConnections } from './stalled-connections'

test('a connection that asked for bytes and takes none is ended; another one is not', async () => {
  endStalledConnections(200)
  const chunk = Buffer.alloc(1024 * 1024)
  const server = createServer((_, response) => {
    // More than the buffers of the system hold: the rest waits for a reader.
    for (let i = 0; i < 64; i += 1) response.write(chunk)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  const ask = async (path: string) => {
    const arrived = once(server, 'request')
    const client = connect({ host: '127.0.0.1', port }).pause()
    client.on('error', () => undefined)
    client.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`)
    const [request] = await arrived
    return { client, socket: request.socket }
  }
  const bytes = await ask('/api/media/videos/a')
  const other = await ask('/api/events')

  await once(bytes.socket, 'close')
  expect(other.socket.destroyed).toBe(false)

  bytes.client.destroy()
  other.client.destroy()
  server.closeAllConnections()
  server.close()
})
