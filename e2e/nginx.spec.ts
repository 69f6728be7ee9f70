import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { metric } from './fixtures/metric'
import { type Nginx, nginxProgram, startNginx } from './fixtures/nginx'
import { rawRequest } from './fixtures/raw-http'
import { type Library, libraryOf, type Server, startServer } from './fixtures/server'
import { CASES } from './range-cases/all-cases'
import { askRow, createRowVideo, knownOf } from './range-cases/ask'
import { notFound, type RangeCase } from './range-cases/case'
import { expectBody, expectHeaders, expectNoHeaderTwice } from './range-cases/expect-answer'
import { NGINX_ANSWERS } from './range-cases/nginx-answers'

/** A server whose bytes nginx sends, and nginx with deploy/nginx.conf in front of it. */
const test = base.extend<object, { server: Server; library: Library; nginx: Nginx }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures that are needed from this pattern
    async ({}, use) => {
      const dataDir = await mkdtemp(join(tmpdir(), 'framemark-e2e-'))
      const server = await startServer(dataDir, { FRAMEMARK_MEDIA_OFFLOAD: 'nginx' })
      await use(server)
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  library: [async ({ server }, use) => use(libraryOf(server.dataDir)), { scope: 'worker' }],
  nginx: [
    async ({ server }, use) => {
      const nginx = await startNginx(server.url, server.dataDir)
      await use(nginx)
      await nginx.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})

test.skip(nginxProgram === undefined, 'there is no nginx; the test command installs it where it may')

const rowVideo = createRowVideo('nginx.mp4')

/** What nginx leaves out: in a part that there are ranges, in a 304 what it is, and in its errors all of our own. */
const isNginxs = (name: string, status: number): boolean =>
  (status >= 400 && name !== 'content-range' && name !== 'allow') || (status === 206 && name === 'accept-ranges')

for (const row of CASES) {
  const own = NGINX_ANSWERS[row.id]
  test(`nginx, ${row.id}: ${own?.rule ?? row.rule}`, async ({ library, nginx }) => {
    const expected = own?.expected ?? row.expected
    const { target } = await rowVideo.prepare(library, { ...row, expected })
    const known = await knownOf(nginx.url, target)
    const answer = await askRow(nginx.url, row, target, known)
    expect(answer.status).toBe(expected.status)
    const rules = Object.entries(expected.headers(known)).filter(([name]) => !isNginxs(name, answer.status))
    expectHeaders(answer, Object.fromEntries(rules))
    expectBody(answer, expected.body)
    expectNoHeaderTwice(answer)
  })
}

const plain: Pick<RangeCase, 'expected'> = { expected: notFound }

test('that footage is watched is written down, though nginx sends it', async ({ server, library, nginx }) => {
  const { target, videoId } = await rowVideo.prepare(library, plain)
  await rawRequest(nginx.url, { target, lines: ['Range: bytes=0-4'] })
  const audit = await rawRequest(server.url, { target: `/api/audit?video=${videoId}` })
  expect(audit.body.toString()).toMatch(/"action":"video\.viewed(?:-raw)?"/)
})

test('the server names the place, with the length 0, and nginx tells nobody', async ({ server, library, nginx }) => {
  const { target } = await rowVideo.prepare(library, plain)
  const named = await rawRequest(server.url, { target })
  expect([named.status, named.headers.get('content-length'), named.body.length]).toEqual([200, ['0'], 0])
  const [place = ''] = named.headers.get('x-accel-redirect') ?? []
  expect(place).toMatch(/^\/_framemark_media\/original\/[0-9a-f]{2}\/[0-9a-f]{64}\.mp4$/)
  expect((await rawRequest(nginx.url, { target })).headers.get('x-accel-redirect')).toBeUndefined()
  const outside = [place, place.replace('_media', '_admitted'), '/_framemark_admission', '/_framemark_nowhere']
  for (const inner of outside) expect((await rawRequest(nginx.url, { target: inner })).status, inner).toBe(404)
})

test('one admission serves many ranges; a removed video is refused within 10 s', async ({ server, library, nginx }) => {
  const { target, videoId } = await rowVideo.prepare(library, plain)
  const range = { target, lines: ['Range: bytes=0-4'] }
  await rawRequest(nginx.url, range)
  const before = await admissions(server)
  for (let n = 0; n < 50; n += 1) expect((await rawRequest(nginx.url, range)).status).toBe(206)
  expect((await admissions(server)) - before).toBeLessThanOrEqual(2)
  await rawRequest(server.url, { method: 'DELETE', target: `/api/videos/${videoId}` })
  await expect.poll(async () => (await rawRequest(nginx.url, range)).status, { timeout: 10_000 }).toBe(404)
})

test('errors are the server’s own', async ({ nginx }) => {
  const answer = await rawRequest(nginx.url, { target: '/api/media/videos/nobody?type=raw' })
  expect(answer.status).toBe(404)
  expect(JSON.parse(answer.body.toString())).toMatchObject({ error: { code: 'video-not-found' } })
})

/** How often the server has named a place. */
const admissions = (server: Server): Promise<number> =>
  metric(server, 'framemark_media_requests_total', 'carrier="nginx"')
