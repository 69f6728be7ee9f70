import { mkdir, rm } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { type RawAnswer, type RawRequest, rawRequest } from './fixtures/raw-http'
import { test } from './fixtures/server'
import { bytesOf, replaceBy, type StoredVideo, storeVideo } from './fixtures/stored-video'
import { type HeaderRule, type Known, notFound, type RangeCase, SIZE } from './range-cases/case'
import { conditions } from './range-cases/conditions'
import { emptyFile } from './range-cases/empty-file'
import { ifRange } from './range-cases/if-range'
import { ignoredRange } from './range-cases/ignored-range'
import { methods } from './range-cases/methods'
import { oneRange } from './range-cases/one-range'
import { severalRanges } from './range-cases/several-ranges'

const CASES: readonly RangeCase[] = [
  ...oneRange,
  ...ignoredRange,
  ...severalRanges,
  ...emptyFile,
  ...ifRange,
  ...conditions,
  ...methods,
]

let video: StoredVideo | undefined
let sizeNow = -1

/** The video of these tests with a stored file of `size` bytes, pattern where `row` reads it. */
async function prepare(library: Parameters<typeof storeVideo>[0], row: RangeCase): Promise<StoredVideo> {
  video ??= await storeVideo(library, 'ranges.mp4')
  const size = row.size ?? SIZE
  const { body } = row.expected
  if (size !== sizeNow || typeof body === 'object') {
    await replaceBy(video, size, typeof body === 'object' ? [[body.first, body.last]] : [])
    sizeNow = size
  }
  return video
}

async function knownOf(url: string, target: string): Promise<Known> {
  const plain = await rawRequest(url, { method: 'HEAD', target })
  const etag = plain.headers.get('etag')?.[0] ?? ''
  const modified = Date.parse(plain.headers.get('last-modified')?.[0] ?? '')
  return {
    etag,
    opaque: etag.slice(1, -1),
    modified: (offsetSeconds = 0) => new Date(modified + offsetSeconds * 1000).toUTCString(),
  }
}

function requestOf({ method = 'GET', send = {}, at }: RangeCase, target: string, known: Known): RawRequest {
  const fields = typeof send === 'function' ? send(known) : send
  const lines = Array.isArray(fields) ? fields : Object.entries(fields).map(([name, value]) => `${name}: ${value}`)
  if (at === undefined) return { method, target, lines }
  return { method, lines, target: 'path' in at ? `/api/media/videos/${at.path}` : `${target}&${at.query}` }
}

function expectHeaders(answer: RawAnswer, rules: Readonly<Record<string, HeaderRule>>): void {
  for (const [name, rule] of Object.entries(rules)) {
    const values = answer.headers.get(name)
    if (rule === null) expect.soft(values, `${name} is absent`).toBeUndefined()
    else if (typeof rule === 'string') expect.soft(values, name).toEqual([rule])
    else expect.soft(values?.join('\n'), name).toMatch(rule)
  }
}

function expectBody(answer: RawAnswer, rule: RangeCase['expected']['body']): void {
  if (rule === 'empty') expect(answer.body.length).toBe(0)
  else if (rule === 'short-text') expect(answer.body.length).toBeLessThan(1000)
  else expect(answer.body.equals(bytesOf(rule.first, rule.last)), 'the bytes').toBe(true)
  expect(answer.isBroken, 'the connection ended with the body').toBe(false)
}

for (const row of CASES) {
  test(`${row.id}: ${row.rule}`, async ({ server, library }) => {
    const { target } = await prepare(library, row)
    const known = await knownOf(server.url, target)
    const answer = await rawRequest(server.url, requestOf(row, target, known))
    expect(answer.status).toBe(row.expected.status)
    expectHeaders(answer, row.expected.headers(known))
    expectBody(answer, row.expected.body)
  })
}

test('a 304 repeats Cache-Control, Content-Location and Vary of the 200', async ({ server, library }) => {
  const { target } = await prepare(library, { id: '', expected: notFound, rule: '' })
  const full = await rawRequest(server.url, { target })
  const etag = full.headers.get('etag')?.[0]
  const cached = await rawRequest(server.url, { target, lines: [`If-None-Match: ${etag}`] })
  expect(cached.status).toBe(304)
  for (const name of ['cache-control', 'content-location', 'vary']) {
    expect(cached.headers.get(name), name).toEqual(full.headers.get(name))
  }
})

test('the length of the body is announced: GET 200, GET 206 and HEAD', async ({ server, library }) => {
  const { target } = await prepare(library, { id: '', expected: notFound, rule: '' })
  const lengthOf = async (request: RawRequest) => (await rawRequest(server.url, request)).headers.get('content-length')
  expect(await lengthOf({ target })).toEqual(['21'])
  expect(await lengthOf({ target, lines: ['Range: bytes=3-7'] })).toEqual(['5'])
  expect(await lengthOf({ target, method: 'HEAD' })).toEqual(['21'])
})

test.describe('names and places', () => {
  test.afterEach(() => {
    sizeNow = -1
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
    const { storedPath, target } = await prepare(library, { id: '', expected: notFound, rule: '' })
    await rm(storedPath)
    await mkdir(storedPath)
    const answer = await rawRequest(server.url, { target })
    await rm(storedPath, { recursive: true })
    expect(answer.status).toBe(404)
    expectHeaders(answer, notFound.headers({ etag: '', opaque: '', modified: () => '' }))
  })
})
