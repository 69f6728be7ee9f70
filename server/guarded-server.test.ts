import { request, type Server } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { nonceOf } from '@/lib/http/page-policy'
import { forgetEnv } from '@/lib/server/env'
import { forgetLog } from '@/lib/server/log'
import { createGuardedServer } from './guarded-server'
import { listen, stopListening } from './listen'

let server: Server
let port = 0

beforeEach(async () => {
  process.env['FRAMEMARK_LOG_LEVEL'] = 'silent'
  process.env['FRAMEMARK_PUBLIC_URL'] = 'https://framemark.example.org'
  forgetEnv()
  forgetLog()
  server = createGuardedServer(async ({ url, headers }, response) => {
    if (url === '/bug') throw new Error('a bug')
    if (url === '/policy') response.end(headers['content-security-policy'])
    else response.end(`answered ${url}`)
  }, false)
  const address = await listen(server, '127.0.0.1', 0)
  port = Number(new URL(address.ok ? address.value : '').port)
})

afterEach(async () => {
  await stopListening(server)
  delete process.env['FRAMEMARK_LOG_LEVEL']
  delete process.env['FRAMEMARK_PUBLIC_URL']
  forgetEnv()
  forgetLog()
})

/** One request with exactly this Host; fetch would not let it be chosen. */
const ask = (path: string, host: string, method = 'GET', extra: Record<string, string> = {}) =>
  new Promise<{ status: number | undefined; body: string; headers: Record<string, unknown> }>((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path, method, headers: { ...extra, host }, agent: false },
      (response) => {
        let body = ''
        response.setEncoding('utf8').on('data', (chunk: string) => {
          body += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode, body, headers: response.headers }))
      },
    )
    sent.on('error', reject).end()
  })

test.each([
  { host: '127.0.0.1:3000', status: 200 },
  { host: 'localhost', status: 200 },
  { host: '[::1]:3000', status: 200 },
  { host: 'framemark.example.org', status: 200 },
  { host: 'evil.example', status: 421 },
  { host: 'localhost.evil.example', status: 421 },
  { host: '127.0.0.1.evil.example', status: 421 },
  { host: '192.168.1.5:3000', status: 200 },
])('a page asked for as $host is answered $status', async ({ host, status }) => {
  const answer = await ask('/', host)
  expect(answer.status).toBe(status)
  if (status === 421) expect(JSON.parse(answer.body)).toMatchObject({ error: { code: 'unknown-host' } })
})

test('pages may not be framed and say where nothing goes; the interface keeps headers of its own', async () => {
  expect((await ask('/videos/1', 'localhost')).headers).toMatchObject({
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  })
  expect((await ask('/api/videos', 'localhost')).headers).not.toHaveProperty('content-security-policy')
})

test('what renders a page is told its policy, whatever the client claims, and each page has a nonce of its own', async () => {
  const claimed = { 'content-security-policy': "script-src 'nonce-mine'" }
  const answers = await Promise.all([1, 2].map(() => ask('/policy', 'localhost', 'GET', claimed)))
  const [first, second] = answers.map(({ body, headers }) => {
    expect(body).toBe(headers['content-security-policy'])
    return nonceOf(body)
  })
  expect(first).toMatch(/^[A-Za-z0-9+/]{22}==$/)
  expect(second).not.toBe(first)
})

test('a file of the build has a policy without a nonce: it is kept, and runs as a worker', async () => {
  const { headers } = await ask('/_next/static/chunks/a.js', 'localhost')
  expect(headers['content-security-policy']).toContain("script-src 'self' 'wasm-unsafe-eval'")
})

test.each(['/', '/api/videos'])('%s has browsers come back by https, as the public address has it', async (path) => {
  expect((await ask(path, 'localhost')).headers['strict-transport-security']).toMatch(/^max-age=\d{7,}$/)
})

test('a bug in answering is a 500 that tells nothing, and the next request is answered', async () => {
  const answer = await ask('/bug', 'localhost')
  expect(answer.status).toBe(500)
  expect(answer.body).not.toContain('a bug')
  expect((await ask('/', 'localhost')).body).toBe('answered /')
})

test.each(['/api/videos/%', '/api/videos/%ff', '/%c0%af', '/videos/%zz?frame=1'])(
  '%s cannot be decoded: 400 in words',
  async (path) => {
    const answer = await ask(path, 'localhost')
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.body)).toMatchObject({ error: { code: 'malformed-request' } })
  },
)

test('a query is not for the server to decode', async () => {
  expect((await ask('/?t=%', 'localhost')).status).toBe(200)
})

test.each([
  { method: 'TRACE', path: '/api/media/videos/1', allow: 'GET, HEAD, OPTIONS' },
  { method: 'PROPFIND', path: '/api/videos', allow: 'GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE' },
])('$method is a 405 that says what is known', async ({ method, path, allow }) => {
  const answer = await ask(path, 'localhost', method)
  expect(answer.status).toBe(405)
  expect(answer.headers['allow']).toBe(allow)
  expect(JSON.parse(answer.body)).toMatchObject({ error: { code: 'method-not-allowed' } })
})
