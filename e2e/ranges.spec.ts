import { mkdir, rm } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { shareSession } from './fixtures/credentials'
import { type PlainNext, startPlainNext } from './fixtures/plain-next'
import { type RawRequest, rawRequest } from './fixtures/raw-http'
import { test as base } from './fixtures/server'
import { replaceBy, storeVideo } from './fixtures/stored-video'
import { CASES } from './range-cases/all-cases'
import { askRow, createRowVideo, knownOf } from './range-cases/ask'
import { notFound, SIZE } from './range-cases/case'
import { expectBody, expectHeaders, expectNoHeaderTwice } from './range-cases/expect-answer'

/** The route handler alone, on the data folder of the server. */
const test = base.extend<object, { route: PlainNext }>({
  route: [
    async ({ server }, use) => {
      const route = await startPlainNext(server.dataDir)
      shareSession(server.url, route.url)
      await use(route)
      await route.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})

const rowVideo = createRowVideo('ranges.mp4')

for (const row of CASES) {
  test(`${row.id}: ${row.rule}`, async ({ server, library, route }) => {
    const { target } = await rowVideo.prepare(library, row)
    for (const [carrier, url] of Object.entries({ 'fast path': server.url, route: route.url })) {
      await test.step(carrier, async () => {
        // The first request of a session is admitted by the route; what follows within 10 s takes the fast path.
        const known = await knownOf(url, target)
        const answer = await askRow(url, row, target, known)
        expect(answer.status).toBe(row.expected.status)
        expectHeaders(answer, row.expected.headers(known))
        expectBody(answer, row.expected.body)
        expectNoHeaderTwice(answer)
      })
    }
  })
}

test('both carriers were asked: most of the table took the fast path', async ({ server, route }) => {
  expect(await carriedBy(server.url, 'fast-path')).toBeGreaterThan(100)
  expect(await carriedBy(route.url, 'fast-path')).toBe(0)
  expect(await carriedBy(route.url, 'route')).toBeGreaterThan(200)
})

/** How many requests for bytes the server has carried that way. */
async function carriedBy(url: string, carrier: string): Promise<number> {
  const metrics = (await rawRequest(url, { target: '/api/metrics' })).body.toString()
  const lines = metrics.split('\n').filter((line) => line.startsWith('framemark_media_requests_total'))
  const own = lines.filter((line) => line.includes(`carrier="${carrier}"`))
  return own.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0)
}

test('both carriers say the same of the same', async ({ server, library, route }) => {
  const { target } = await rowVideo.prepare(library, { expected: notFound })
  await rawRequest(server.url, { target })
  for (const lines of [[], ['Range: bytes=3-7'], ['Range: bytes=99-'], ['If-Match: "x"'], ['If-None-Match: *']]) {
    const [fast, routed] = await Promise.all([server.url, route.url].map((url) => rawRequest(url, { target, lines })))
    const headersOf = (answer: typeof fast) =>
      new Map([...(answer?.headers ?? [])].filter(([name]) => !HOP_BY_HOP.includes(name)))
    expect(headersOf(fast), lines.join()).toEqual(headersOf(routed))
    expect(fast?.body.equals(routed?.body ?? Buffer.alloc(0))).toBe(true)
  }
})

/** Of the connection or of the moment; and what the framework by itself says of all its answers. */
const HOP_BY_HOP = ['date', 'connection', 'keep-alive', 'transfer-encoding', 'vary']

test('a 304 repeats Cache-Control, Content-Location and Vary of the 200', async ({ server, library }) => {
  const { target } = await rowVideo.prepare(library, { expected: notFound })
  const full = await rawRequest(server.url, { target })
  const etag = full.headers.get('etag')?.[0]
  const cached = await rawRequest(server.url, { target, lines: [`If-None-Match: ${etag}`] })
  expect(cached.status).toBe(304)
  for (const name of ['cache-control', 'content-location', 'vary']) {
    expect(cached.headers.get(name), name).toEqual(full.headers.get(name))
  }
})

test('the length of the body is announced: GET 200, GET 206 and HEAD', async ({ server, library }) => {
  const { target } = await rowVideo.prepare(library, { expected: notFound })
  const lengthOf = async (request: RawRequest) => (await rawRequest(server.url, request)).headers.get('content-length')
  expect(await lengthOf({ target })).toEqual(['21'])
  expect(await lengthOf({ target, lines: ['Range: bytes=3-7'] })).toEqual(['5'])
  expect(await lengthOf({ target, method: 'HEAD' })).toEqual(['21'])
})

test.describe('names and places', () => {
  test.afterEach(() => {
    rowVideo.forget()
  })

  const names = [
    {
      name: 'Koloskopie \u2013 M\u00fcller \u20ac.mp4',
      expected: /^inline; filename="[\x20-\x7e]*"; filename\*=UTF-8''(?:%[0-9A-F]{2}|[A-Za-z0-9!#$&+.^_`|~-])+$/,
      rule: 'an ASCII fallback and the name in UTF-8 (RFC 6266, RFC 8187)',
    },
    {
      name: 'x\r\nSet-Cookie: a=b".mp4',
      expected: /^inline; [^\r\n]+$/,
      rule: 'no line break and no second header (RFC 9110 section 5.5)',
    },
  ]
  for (const { name, expected, rule } of names) {
    test(`a file called ${JSON.stringify(name)}: ${rule}`, async ({ server, library }) => {
      const named = await storeVideo(library, name)
      await replaceBy(named, SIZE)
      const answer = await rawRequest(server.url, { target: named.target })
      expect(answer.status).toBe(200)
      expectHeaders(answer, { 'content-disposition': expected, 'content-length': '21', 'set-cookie': null })
      expectBody(answer, { first: 0, last: 20 })
    })
  }

  test('a folder in place of the file is not found', async ({ server, library }) => {
    const { storedPath, target } = await rowVideo.prepare(library, { expected: notFound })
    await rm(storedPath)
    await mkdir(storedPath)
    const answer = await rawRequest(server.url, { target })
    await rm(storedPath, { recursive: true })
    expect(answer.status).toBe(404)
    expectHeaders(answer, notFound.headers({ etag: '', opaque: '', modified: () => '' }))
  })
})
