import { afterEach, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { OWNER } from '@/lib/server/db/test-principal'
import { createTestVideo } from '@/lib/server/db/test-video'
import { readVideo } from './one-video'

let library: TestLibrary
let videoId = ''

beforeEach(async () => {
  library = await createTestLibrary()
  videoId = await createTestVideo({ frameCount: 100 })
})

afterEach(() => library.close())

async function frames() {
  const video = await readVideo(videoId, OWNER)
  return video.ok ? video.value.variants.raw?.frames : video.error
}

/** The record of a scrub copy of `frameCount` frames, beside the original. */
async function addScrubCopy(frameCount: number): Promise<Date> {
  const { id, problems, ...original } = await db().rendition.findFirstOrThrow({ where: { kind: 'original' } })
  const copy = { ...original, problems: problems ?? [], kind: 'scrub' as const, storageKey: `${id}-scrub`, frameCount }
  return (await db().rendition.create({ data: { ...copy, createdAt: new Date() } })).createdAt
}

test('without a scrub copy no frame is known to have been decoded', async () => {
  expect(await frames()).toEqual({ decodedAt: null, verifiedAt: null, problems: [] })
})

test('a scrub copy of as many frames is the proof; one of another length is none', async () => {
  const madeAt = await addScrubCopy(100)
  expect(await frames()).toMatchObject({ decodedAt: madeAt.toISOString() })
  await db().rendition.updateMany({ where: { kind: 'scrub' }, data: { frameCount: 99 } })
  expect(await frames()).toMatchObject({ decodedAt: null })
})

test('what ingest found and when the file was verified are told', async () => {
  const verifiedAt = new Date('2026-03-04T10:00:00.000Z')
  const problems = [{ code: 'damaged-frames', message: 'Frame 3 is damaged.' }]
  await db().rendition.updateMany({ where: { kind: 'original' }, data: { verifiedAt, problems } })
  expect(await frames()).toMatchObject({ verifiedAt: verifiedAt.toISOString(), problems: ['Frame 3 is damaged.'] })
})
