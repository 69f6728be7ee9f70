import { createServer, type Server } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { listen, stopListening } from './listen'

const servers: Server[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) await stopListening(server)
})

function serving(answer: Parameters<typeof createServer>[1] = (_, response) => response.end('ok')): Server {
  const server = createServer(answer)
  servers.push(server)
  return server
}

test.each([
  { host: '127.0.0.1', address: /^http:\/\/127\.0\.0\.1:\d+$/ },
  { host: 'localhost', address: /^http:\/\/localhost:\d+$/ },
])('port 0 on $host is any free port, and the address names the real one', async ({ host, address }) => {
  const listening = await listen(serving(), host, 0)
  expect(listening).toMatchObject({ ok: true, value: expect.stringMatching(address) })
  expect(await (await fetch(listening.ok ? listening.value : '')).text()).toBe('ok')
})

test('a port in use is an error that says what to do', async () => {
  const first = await listen(serving(), '127.0.0.1', 0)
  const port = Number(new URL(first.ok ? first.value : '').port)
  const second = await listen(serving(), '127.0.0.1', port)
  expect(second).toMatchObject({ ok: false, error: expect.stringMatching(`Port ${port} .* is in use .* set PORT`) })
})

test('stopping ends streams that would go on for ever', async () => {
  const server = serving((_, response) => void response.write('the first of many'))
  const address = await listen(server, '127.0.0.1', 0)
  const body = (await fetch(address.ok ? address.value : '')).body?.getReader()
  await body?.read()
  const rest = body?.read().then(
    () => 'more',
    () => 'ended',
  )
  await stopListening(server)
  expect(await rest).toBe('ended')
  expect(server.listening).toBe(false)
})
