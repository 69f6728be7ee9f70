import { once } from 'node:events'
import { mkdtemp, open, rm, utimes, writeFile } from 'node:fs/promises'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import send from 'send'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { representationOf } from '@/lib/http/content-headers'
import { readRequestFields } from '@/lib/http/request-fields'
import { planResponse } from '@/lib/http/response-plan'

const SIZE = 21
const MODIFIED = 1_700_000_000
const date = (offset: number) => new Date((MODIFIED + offset) * 1000).toUTCString()

type Answer = { readonly status: number; readonly length: string | undefined; readonly range: string | undefined }

let folder: string
let server: Server

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'framemark-send-'))
  await writeFile(join(folder, 'clip.mp4'), Buffer.alloc(SIZE))
  await utimes(join(folder, 'clip.mp4'), MODIFIED, MODIFIED)
  server = createServer((asked, answer) => send(asked, 'clip.mp4', { root: folder }).pipe(answer)).listen(
    0,
    '127.0.0.1',
  )
  await once(server, 'listening')
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

type Ask = { readonly method?: 'GET' | 'HEAD'; readonly headers: Readonly<Record<string, string>> }

/** What `send` answers. `TAG` in a header stands for its own tag, which is weak. */
async function theirs({ method = 'GET', headers }: Ask): Promise<Answer> {
  const { port } = server.address() as AddressInfo
  const asked = request({ host: '127.0.0.1', port, method, path: '/', headers, agent: false }).end()
  const [answer] = await once(asked, 'response')
  answer.resume()
  await once(answer, 'end')
  return { status: answer.statusCode, length: answer.headers['content-length'], range: answer.headers['content-range'] }
}

async function ours({ method = 'GET', headers }: Ask): Promise<Answer> {
  const file = await open(join(folder, 'clip.mp4'))
  const { mtimeNs, ino } = await file.stat({ bigint: true })
  await file.close()
  const policy = { ranges: true, cache: 'private', disposition: 'inline', profile: null } as const
  const served = { sizeBytes: SIZE, mtimeNs, inode: ino, mediaType: 'video/mp4', fileName: 'clip.mp4' }
  const moment = { nowMs: Date.now(), makeBoundary: () => 'BOUNDARY' }
  const fields = readRequestFields((name) => headers[name] ?? null)
  const plan = planResponse(method, fields, representationOf(served, policy, moment.nowMs), policy, moment)
  return { status: plan.status, length: plan.headers['content-length'], range: plan.headers['content-range'] }
}

test.each<Ask>([
  { headers: {} },
  { method: 'HEAD', headers: {} },
  { headers: { range: 'bytes=0-0' } },
  { headers: { range: 'bytes=3-7' } },
  { headers: { range: 'bytes=20-100' } },
  { headers: { range: 'bytes=-5' } },
  { headers: { range: 'bytes=5-' } },
  { headers: { range: 'bytes=0-4,2-9' } },
  { headers: { range: 'bytes=x' } },
  { headers: { range: 'seconds=0-4' } },
  { headers: { 'if-match': '"x"' } },
  { headers: { 'if-match': '*' } },
  { headers: { 'if-none-match': '"x"' } },
  { headers: { 'if-none-match': '*' } },
  { headers: { 'if-modified-since': date(0) } },
  { headers: { 'if-modified-since': date(-1) } },
  { headers: { 'if-unmodified-since': date(0) } },
  { headers: { 'if-unmodified-since': date(-1) } },
  { headers: { range: 'bytes=0-4', 'if-range': '"x"' } },
  { headers: { range: 'bytes=0-4', 'if-range': date(0) } },
  { headers: { range: 'bytes=0-4', 'if-range': date(-1) } },
])('agrees with send: $method $headers', async (ask) => {
  const [here, there] = await Promise.all([ours(ask), theirs(ask)])
  // The text of an error has another length.
  if (here.status >= 400) expect({ ...here, length: null }).toEqual({ ...there, length: null })
  else expect(here).toEqual(there)
})

test.each<Ask & { readonly here: number; readonly there: number; readonly rule: string }>([
  {
    headers: { range: 'bytes=5-4' },
    ...{ here: 200, there: 416, rule: 'an inverted range means nothing; 416 is for ranges outside the file' },
  },
  { headers: { range: 'BYTES=0-4' }, ...{ here: 206, there: 200, rule: 'units have no case' } },
  { headers: { range: 'bytes=-22' }, ...{ here: 206, there: 416, rule: 'a longer suffix is the whole file' } },
  { headers: { range: 'bytes=0-,1-' }, ...{ here: 200, there: 206, rule: 'more than the file in total' } },
  {
    method: 'HEAD',
    headers: { range: 'bytes=0-4' },
    ...{ here: 200, there: 206, rule: 'Range is defined for GET only' },
  },
  {
    headers: { range: 'bytes=0-4', 'if-range': date(60) },
    ...{ here: 200, there: 206, rule: 'If-Range compares dates exactly' },
  },
  {
    headers: { range: 'bytes=0-4,6-9' },
    ...{ here: 206, there: 200, rule: 'several ranges are answered with several parts' },
  },
  {
    headers: { 'if-none-match': '*', 'cache-control': 'no-cache' },
    ...{ here: 304, there: 200, rule: 'no-cache is for caches, not for the origin' },
  },
])('differs from send: $method $headers, $rule', async ({ here, there, ...ask }) => {
  expect((await ours(ask)).status).toBe(here)
  expect((await theirs(ask)).status).toBe(there)
})
