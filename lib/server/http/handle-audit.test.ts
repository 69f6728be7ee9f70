import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import type { Role } from '@/lib/auth/permissions'
import { apiError } from '@/lib/http/api-error'
import { err, ok } from '@/lib/result/result'
import { forgetAudited } from '@/lib/server/audit/record-audit'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { createTestPerson } from '@/lib/server/db/test-principal'
import { forgetEnv } from '@/lib/server/env'
import { CLIENT_ADDRESS_HEADER } from '@/lib/server/session/client-address'
import { hashToken, makeToken } from '@/lib/server/session/token-principal'
import { findGrant, sessionOf } from '@/lib/server/streaming/grants'
import { askMedia, recordRendition } from '@/lib/server/streaming/test-media'
import { handle, type RouteReply } from './handle'

let library: TestLibrary

beforeEach(async () => {
  library = await createTestLibrary()
  forgetAudited()
  await db().video.create({
    data: { id: 'v1', title: 'v1', variants: { create: { kind: 'processed', anonymizedAt: new Date() } } },
  })
})

afterEach(() => library.close())

const params = z.object({ videoId: z.string(), jobId: z.string().optional() })

/** The fields of a request of somebody new of `role`, from outside. */
async function fieldsOf(id: string, role: Role): Promise<Record<string, string>> {
  await createTestPerson(id, role)
  const token = makeToken()
  await db().apiToken.create({ data: { userId: id, name: 'a script', hash: hashToken(token) } })
  return { host: 'localhost', authorization: `Bearer ${token}`, [CLIENT_ADDRESS_HEADER]: '10.1.2.3' }
}

type Declared = Parameters<typeof handle>[0]['audit']

async function changed(audit: Declared, reply: RouteReply, times = 1): Promise<void> {
  const POST = handle({ permission: 'segment:write', params, ...(audit && { audit }) }, async () => ok(reply))
  const headers = await fieldsOf('ana', 'annotator')
  for (let time = 0; time < times; time += 1) {
    const request = new Request('http://localhost/', { method: 'POST', headers })
    await POST(request, { params: Promise.resolve({ videoId: 'v1', jobId: 'j1' }) })
  }
}

const entries = () => db().auditEntry.findMany({ orderBy: { sequence: 'asc' } })

test('what was done is written with who did it, from where, and the ids of the address', async () => {
  await changed('video.changed', { json: {}, audited: { details: { fields: ['title'] } } })
  expect(await entries()).toMatchObject([
    {
      ...{ action: 'video.changed', actorId: 'ana', actorName: 'Person ana', actorKind: 'token', outcome: 'done' },
      ...{ videoId: 'v1', subjectId: 'j1', address: '10.1.2.3', details: { fields: ['title'] } },
    },
  ])
})

test('the end of a stream is not waited for', async () => {
  const response = new Response(new ReadableStream())
  await changed('library.verified', { response, audited: { action: 'library.mended', subjectId: 's1' } })
  expect(await entries()).toMatchObject([{ action: 'library.mended', subjectId: 's1' }])
})

test('what is done over and over is written once', async () => {
  await changed({ once: 'segments.changed' }, { json: {} }, 3)
  expect(await entries()).toMatchObject([{ action: 'segments.changed', videoId: 'v1' }])
})

test.each([
  { what: 'nothing', audit: 'nothing', reply: { json: {} } },
  { what: 'a rehearsal', audit: 'segments.imported', reply: { json: {}, audited: null } },
  { what: 'a response that refuses', audit: 'library.uploaded', reply: new Response(null, { status: 413 }) },
  {
    what: 'a stream that refuses',
    audit: 'library.uploaded',
    reply: { response: new Response(null, { status: 413 }), audited: {} },
  },
] as const)('$what is not written', async ({ audit, reply }) => {
  await changed(audit, reply)
  expect(await entries()).toEqual([])
})

test('what failed and what nobody was let do is not written as done', async () => {
  const failing = handle({ permission: 'segment:write', audit: 'segments.changed' }, async () =>
    err(apiError('version-conflict', 'Somebody was faster.')),
  )
  const forbidden = handle({ permission: 'video:manage', audit: 'video.deleted' }, async () => ok({ json: {} }))
  const headers = await fieldsOf('ana', 'annotator')
  for (const [handler, status] of [
    [failing, 409],
    [forbidden, 403],
  ] as const) {
    const request = new Request('http://localhost/', { method: 'POST', headers })
    expect((await handler(request, { params: Promise.resolve({}) })).status).toBe(status)
  }
  expect(await entries()).toEqual([])
})

test('who watches is written once before the first byte, raw footage as raw; asking whether it is there is not', async () => {
  await recordRendition('v1', 'processed', 'original', 'v1.mp4')
  await recordRendition('v1', 'raw', 'original', 'v1-raw.mp4')
  const headers = await fieldsOf('adam', 'administrator')
  await askMedia('v1', { method: 'HEAD', headers })
  expect(await entries()).toEqual([])
  for (const path of ['v1', 'v1', 'v1?type=raw']) await askMedia(path, { headers })
  expect(await entries()).toMatchObject([
    { action: 'video.viewed', actorId: 'adam', videoId: 'v1', address: '10.1.2.3' },
    { action: 'video.viewed-raw', actorId: 'adam', videoId: 'v1' },
  ])
})

test('behind a front server, which asks by HEAD whether it may send, that is watching', async () => {
  process.env['FRAMEMARK_MEDIA_OFFLOAD'] = 'nginx'
  forgetEnv()
  onTestFinished(() => {
    delete process.env['FRAMEMARK_MEDIA_OFFLOAD']
    forgetEnv()
  })
  await recordRendition('v1', 'raw', 'original', 'v1-raw.mp4')
  const headers = await fieldsOf('adam', 'administrator')
  await askMedia('v1?type=raw', { method: 'HEAD', headers })
  expect(await entries()).toMatchObject([{ action: 'video.viewed-raw', actorId: 'adam', videoId: 'v1' }])
})

test('asking whether footage is there opens no way past what is written down', async () => {
  await recordRendition('v1', 'processed', 'original', 'v1.mp4')
  const headers = await fieldsOf('ana', 'annotator')
  const session = sessionOf((name) => headers[name] ?? null, undefined)
  const target = { videoId: 'v1', type: 'processed', rendition: 'playable' } as const
  await askMedia('v1', { method: 'HEAD', headers })
  expect(findGrant(session, target)).toBeUndefined()
  await askMedia('v1', { headers })
  expect(findGrant(session, target)).toMatchObject({ userId: 'ana' })
})

test('footage of which nobody can write down that it is watched is not sent', async () => {
  await recordRendition('v1', 'processed', 'original', 'v1.mp4')
  const headers = await fieldsOf('ana', 'annotator')
  const create = vi.spyOn(db().auditEntry, 'create').mockRejectedValueOnce(new Error('the disk is full'))
  expect((await askMedia('v1', { headers })).status).toBe(500)
  create.mockRestore()
  await askMedia('v1', { headers })
  expect(await entries()).toMatchObject([{ action: 'video.viewed' }])
})
