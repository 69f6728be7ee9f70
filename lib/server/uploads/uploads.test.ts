import { readFile, rename, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Principal } from '@/lib/auth/principal'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { createTestPerson, OWNER } from '@/lib/server/db/test-principal'
import { createTestVideo } from '@/lib/server/db/test-video'
import { forgetEnv } from '@/lib/server/env'
import { answerTus } from './answer-tus'
import { removeExpiredUploads } from './start-uploads'
import { submitFinishedUploads } from './submit-upload'
import { ask, askUpload, begin, errorCode, metadataOf, send, tellHash } from './test-uploads'
import { readUploadRecord, uploadPath, writeUploadRecord } from './upload-record'

let library: TestLibrary

beforeEach(async () => {
  library = await createTestLibrary()
})

afterEach(async () => {
  delete process.env['FRAMEMARK_QUOTA_GB']
  await library.close()
})

const HASH = 'ab'.repeat(32)
const jobs = () => db().job.findMany({ orderBy: { createdAt: 'asc' } })
const offsetOf = async (id: string) => (await askUpload(id, 'HEAD')).headers.get('upload-offset')
const statusOf = async (id: string) => (await askUpload(id, 'GET')).json()

test('a file arrives in parts and becomes one job, however often it is asked for afterwards', async () => {
  const begun = await ask('POST', {
    'upload-length': '10',
    'upload-metadata': metadataOf({
      filename: '../../Case 7.mp4',
      variant: 'processed',
      anonymized: 'true',
      pair: 'name',
    }),
  })
  expect(begun.status).toBe(201)
  expect(begun.headers.get('location')).toMatch(/^\/api\/uploads\/[0-9a-f]{32}$/)
  expect(begun.headers.get('upload-expires')).not.toBeNull()
  const id = begun.headers.get('location')?.slice('/api/uploads/'.length) ?? ''

  expect((await stat(uploadPath(id))).mode & 0o777).toBe(0o600)
  expect((await stat(join(library.root, 'uploads'))).mode & 0o777).toBe(0o700)
  expect((await send(id, 0, 'abcde')).headers.get('upload-offset')).toBe('5')
  expect(await offsetOf(id)).toBe('5')
  expect(await statusOf(id)).toEqual({ offset: 5, size: 10, jobId: null })
  const last = await send(id, 5, 'fghij')
  expect([last.status, last.headers.get('upload-offset')]).toEqual([204, '10'])
  expect(await readFile(uploadPath(id), 'utf8')).toBe('abcdefghij')

  const [job] = await jobs()
  expect(job).toMatchObject({
    source: 'upload',
    fileName: 'Case 7.mp4',
    input: { file: { kind: 'taken', path: uploadPath(id) }, variant: 'processed', anonymized: true, pairsByName: true },
  })
  expect(await offsetOf(id)).toBe('10')
  expect(await statusOf(id)).toEqual({ offset: 10, size: 10, jobId: job?.id })
  expect((await send(id, 10, '')).status).toBe(204)
  expect((await askUpload(id, 'DELETE')).status).toBe(409)
  expect(await jobs()).toHaveLength(1)
})

/** The beginning of an upload by `principal`. */
async function beginAs(principal: Principal, keys: Record<string, string>): Promise<Response> {
  const fields = { 'tus-resumable': '1.0.0', 'upload-length': '3', 'content-type': 'application/offset+octet-stream' }
  const headers = { ...fields, 'upload-metadata': metadataOf({ filename: 'a.mp4', variant: 'processed', ...keys }) }
  const request = new Request('http://127.0.0.1:3000/api/uploads', { method: 'POST', headers, body: 'abc' })
  const answer = await answerTus({ request, principal })
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value
}

test('the job remembers what its sender might do', async () => {
  await beginAs(OWNER, {})
  await beginAs(await createTestPerson('ana', 'annotator', ['library:upload', 'media:raw']), {})
  expect((await jobs()).map(({ input }) => input)).toMatchObject([
    { userId: OWNER.userId, rights: ['video:manage', 'video:list-all', 'media:raw'] },
    { userId: 'ana', rights: ['media:raw'] },
  ])
})

test('footage is sent for no other video than one that its sender sees', async () => {
  const videoId = await createTestVideo({ title: 'Raw', kinds: ['raw'] })
  const ben = await createTestPerson('ben', 'annotator', ['library:upload'])
  const answers = [await beginAs(ben, { videoId }), await beginAs(ben, { videoId: 'nothing' })]
  expect(await Promise.all(answers.map(errorCode))).toEqual(['video-not-found', 'video-not-found'])
  expect((await beginAs(OWNER, { videoId })).status).toBe(201)
  expect(await jobs()).toHaveLength(1)
})

test('creation may bring the first bytes, or all', async () => {
  const fields = {
    'upload-length': '3',
    'upload-metadata': metadataOf({ filename: 'a.mp4', sha256: HASH.toUpperCase() }),
  }
  const answer = await ask('POST', { ...fields, 'content-type': 'application/offset+octet-stream' }, 'abc')
  expect([answer.status, answer.headers.get('upload-offset')]).toEqual([201, '3'])
  expect((await jobs()).map(({ input }) => input)).toMatchObject([{ expectedSha256: HASH }])
})

test('OPTIONS says what is spoken; no foreign page is let in', async () => {
  const answer = await ask('OPTIONS', { origin: 'https://evil.example' })
  expect(answer.headers.get('tus-version')).toBe('1.0.0')
  expect(answer.headers.get('tus-extension')).toBe('creation,creation-with-upload,termination,expiration')
  expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
  const refused = await ask('POST', { origin: 'https://evil.example', 'upload-length': '3' })
  expect([refused.status, await errorCode(refused)]).toEqual([403, 'foreign-origin'])
})

test.each([
  { case: 'no name', keys: { filetype: 'video/mp4' }, says: /filename.*missing/ },
  { case: 'no such variant', keys: { filename: 'a.mp4', variant: 'both' }, says: /variant/ },
  { case: 'raw and anonymized', keys: { filename: 'a.mp4', anonymized: 'true' }, says: /only processed footage/ },
  { case: 'half a hash', keys: { filename: 'a.mp4', sha256: 'abc' }, says: /sha256.*64/ },
])('metadata is refused at creation: $case', async ({ keys, says }) => {
  const answer = await ask('POST', {
    'upload-length': '5',
    'upload-metadata': metadataOf(keys as Record<string, string>),
  })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toEqual({
    error: expect.objectContaining({ code: 'malformed-request', message: expect.stringMatching(says) }),
  })
})

test.each([
  { case: 'no length', fields: {} },
  { case: 'a deferred length', fields: { 'upload-defer-length': '1' } },
  { case: 'an empty file', fields: { 'upload-length': '0' } },
  { case: 'a length that is none', fields: { 'upload-length': '1e3' } },
  { case: 'metadata that is none', fields: { 'upload-length': '3', 'upload-metadata': 'filename ###' } },
])('creation is refused: $case', async ({ fields }) => {
  const answer = await ask('POST', { 'upload-metadata': metadataOf({ filename: 'a.mp4' }), ...fields })
  expect([answer.status, await errorCode(answer)]).toEqual([400, 'malformed-request'])
})

test('a client that does not speak tus is told so', async () => {
  const answer = await ask('POST', { 'tus-resumable': '0.2.2' })
  expect(answer.status).toBe(400)
  const silent = await ask('POST', { 'tus-resumable': '' })
  expect([silent.status, silent.headers.get('tus-version')]).toEqual([412, '1.0.0'])
})

test('a wrong offset changes nothing', async () => {
  const id = await begin(10)
  await send(id, 0, 'abc')
  const answer = await send(id, 1, 'x')
  expect([answer.status, await errorCode(answer)]).toEqual([409, 'upload-offset-conflict'])
  const tooMuch = await send(id, 3, 'x'.repeat(8))
  expect([tooMuch.status, await errorCode(tooMuch)]).toEqual([413, 'body-too-large'])
  expect(await offsetOf(id)).toBe('3')
})

test.each(['..%2F..%2Fframemark', '../secret', 'f'.repeat(32), `${'f'.repeat(32)}.json`])(
  '%s is no upload',
  async (id) => {
    for (const method of ['HEAD', 'PATCH', 'DELETE', 'GET'] as const) {
      const fields = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }
      const answer = await askUpload(id, method, fields, method === 'PATCH' ? 'x' : null)
      expect([method, answer.status]).toEqual([method, 404])
    }
    expect((await tellHash(id, HASH)).status).toBe(404)
  },
)

test('an upload of somebody else is not there', async () => {
  const id = await begin(3)
  const record = await readUploadRecord(id)
  if (record === null) throw new Error('no record')
  await writeUploadRecord({ ...record, userId: 'somebody-else' })
  expect((await askUpload(id, 'HEAD')).status).toBe(404)
  expect((await askUpload(id, 'GET')).status).toBe(404)
  expect((await askUpload(id, 'DELETE')).status).toBe(404)
})

test('a cancelled upload leaves nothing', async () => {
  const id = await begin(10)
  await send(id, 0, 'abc')
  expect((await askUpload(id, 'DELETE')).status).toBe(204)
  expect((await askUpload(id, 'HEAD')).status).toBe(404)
  await expect(stat(uploadPath(id))).rejects.toThrow()
})

test('the announced hash is waited for, and may come first', async () => {
  const late = await begin(3, { sha256: 'pending' })
  await send(late, 0, 'abc')
  expect(await statusOf(late)).toMatchObject({ offset: 3, jobId: null })
  expect(await jobs()).toHaveLength(0)
  expect(await (await tellHash(late, HASH)).json()).toMatchObject({ jobId: expect.any(String) })
  expect((await tellHash(late, HASH)).status).toBe(200)
  const other = await tellHash(late, 'cd'.repeat(32))
  expect([other.status, await errorCode(other)]).toEqual([409, 'version-conflict'])

  const early = await begin(3, { sha256: 'pending' })
  expect((await tellHash(early, HASH)).status).toBe(200)
  await send(early, 0, 'abc')
  expect((await jobs()).map(({ input }) => input)).toMatchObject([{ expectedSha256: HASH }, { expectedSha256: HASH }])
})

test('a hash that never comes is not waited for for ever', async () => {
  const id = await begin(3, { sha256: 'pending' })
  await send(id, 0, 'abc')
  const hoursAgo = new Date(Date.now() - 2 * 60 * 60 * 1000)
  await utimes(uploadPath(id), hoursAgo, hoursAgo)
  await submitFinishedUploads()
  expect((await jobs())[0]?.input).not.toHaveProperty('expectedSha256')
})

test('a process killed between the last byte and the job, or between the job and its record, makes one job', async () => {
  const complete = await begin(3)
  await writeFile(uploadPath(complete), 'abc')
  await submitFinishedUploads()
  const record = await readUploadRecord(complete)
  expect(await jobs()).toHaveLength(1)
  if (record === null) throw new Error('no record')
  await writeUploadRecord({ ...record, jobId: null })
  await rename(uploadPath(complete), join(library.root, 'taken'))
  expect(await offsetOf(complete)).toBe('3')
  await submitFinishedUploads()
  expect((await readUploadRecord(complete))?.jobId).toBe(record.jobId)
  expect(await jobs()).toHaveLength(1)

  const asked = await begin(3)
  await writeFile(uploadPath(asked), 'abc')
  await Promise.all([askUpload(asked, 'HEAD'), askUpload(asked, 'GET'), askUpload(asked, 'HEAD')])
  expect(await jobs()).toHaveLength(2)
})

/** A body that begins with `text` and ends when it is told to. */
function openBody(text: string) {
  let end = () => {}
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text))
      end = () => controller.close()
    },
  })
  return { stream, end: () => end() }
}

test('of two requests on one upload the older one ends, and its bytes count', async () => {
  const id = await begin(10)
  const stalled = send(id, 0, openBody('abc').stream)
  await expect.poll(async () => (await stat(uploadPath(id))).size).toBe(3)
  const [first, head] = await Promise.all([stalled, askUpload(id, 'HEAD')])
  expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '3'])
  expect(head.headers.get('upload-offset')).toBe('3')

  const answers = await Promise.all([send(id, 3, 'defghij'), send(id, 3, 'DEFGHIJ')])
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 409])
  expect(await jobs()).toHaveLength(1)
})

test('a connection that breaks keeps what has arrived', async () => {
  const id = await begin(10)
  const broken = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('abc'))
      setTimeout(() => controller.error(new Error('the client went away')), 50)
    },
  })
  await send(id, 0, broken)
  expect(await offsetOf(id)).toBe('3')
  expect((await send(id, 3, 'defghij')).status).toBe(204)
  expect(await readFile(uploadPath(id), 'utf8')).toBe('abcdefghij')
})

test('the quota counts what is stored and what unfinished uploads will need', async () => {
  process.env['FRAMEMARK_QUOTA_GB'] = '0.001'
  forgetEnv()
  await begin(600_000)
  const refused = await ask('POST', { 'upload-length': '600000', 'upload-metadata': metadataOf({ filename: 'a.mp4' }) })
  expect(refused.status).toBe(507)
  expect(await refused.json()).toMatchObject({
    error: { code: 'quota-exceeded', details: { neededBytes: 600_000, freeBytes: 400_000 } },
  })
  const both = await Promise.all(
    [200_000, 300_000].map((size) =>
      ask('POST', { 'upload-length': String(size), 'upload-metadata': metadataOf({ filename: 'a.mp4' }) }),
    ),
  )
  // There is room for either of them, whichever comes first.
  expect(both.map(({ status }) => status).sort()).toEqual([201, 507])
})

test('more than the disk has is refused before the first byte', async () => {
  const answer = await ask('POST', {
    'upload-length': String(2 ** 52),
    'upload-metadata': metadataOf({ filename: 'a.mp4' }),
  })
  expect([answer.status, await errorCode(answer)]).toEqual([507, 'storage-full'])
})

test('what nobody goes on with is removed after 7 days, what was handed over is forgotten', async () => {
  const [left, fresh, submitted] = [await begin(10), await begin(10), await begin(3)]
  await send(submitted, 0, 'abc')
  const longAgo = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000)
  await utimes(uploadPath(left), longAgo, longAgo)
  expect((await askUpload(left, 'HEAD')).status).toBe(410)
  await removeExpiredUploads()
  expect((await askUpload(left, 'HEAD')).status).toBe(404)
  expect((await askUpload(fresh, 'HEAD')).status).toBe(200)
  expect((await askUpload(submitted, 'HEAD')).status).toBe(200)
})
