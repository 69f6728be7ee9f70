import { afterEach, beforeEach, expect, test } from 'vitest'
import { resumePosition } from '@/lib/player/resume-schema'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { createTestPerson, OWNER } from '@/lib/server/db/test-principal'
import { createTestVideo } from '@/lib/server/db/test-video'
import { readPosition } from './read-position'
import { savePosition } from './save-position'

let library: TestLibrary
let videoId = ''

beforeEach(async () => {
  library = await createTestLibrary()
  videoId = await createTestVideo({ frameCount: 100 })
})

afterEach(() => library.close())

const leave = (frame: number, principal = OWNER, variant: 'raw' | 'processed' = 'raw') =>
  savePosition(videoId, { variant, frame }, principal)

async function left(principal = OWNER) {
  const answer = await readPosition(videoId, principal)
  return answer.ok ? (resumePosition.parse(answer.value).position?.frame ?? null) : answer.error.code
}

test('a video is left where it was left last, and nowhere before that', async () => {
  expect(await left()).toBeNull()
  expect(await leave(40)).toEqual({ ok: true, value: true })
  expect(await leave(99)).toEqual({ ok: true, value: true })
  expect(await left()).toBe(99)
  expect(await db().resumePosition.count()).toBe(1)
})

test('everybody has a place of their own, in every video', async () => {
  const other = await createTestPerson('other', 'annotator', ['media:raw'])
  await leave(40)
  await leave(7, other)
  expect([await left(), await left(other)]).toEqual([40, 7])
  videoId = await createTestVideo()
  expect(await left()).toBeNull()
})

test.each([
  { frame: 100, variant: 'raw', code: 'malformed-request', rule: 'frames end at 99' },
  { frame: 5, variant: 'processed', code: 'variant-missing', rule: 'there is only raw footage' },
] as const)('frame $frame of $variant footage: $rule', async ({ frame, variant, code }) => {
  await leave(40)
  expect(await leave(frame, OWNER, variant)).toMatchObject({ ok: false, error: { code } })
  expect(await left()).toBe(40)
})

test('a video that is not there, or was removed, keeps nothing and tells nothing', async () => {
  await leave(40)
  await db().video.update({ where: { id: videoId }, data: { deletedAt: new Date() } })
  expect(await left()).toBe('video-not-found')
  expect(await leave(41)).toMatchObject({ ok: false, error: { code: 'video-not-found' } })
  videoId = 'nobody'
  expect(await left()).toBe('video-not-found')
})

test('places go with their user and with their video', async () => {
  const other = await createTestPerson('other', 'annotator', ['media:raw'])
  await leave(1)
  await leave(2, other)
  await db().user.delete({ where: { id: other.userId } })
  expect(await db().resumePosition.count()).toBe(1)
  await db().video.delete({ where: { id: videoId } })
  expect(await db().resumePosition.count()).toBe(0)
})
