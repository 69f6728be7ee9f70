import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { OWNER } from '@/lib/server/db/test-principal'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { flushStreamingStats } from './flush'
import { readStreamingStats } from './read-streaming-stats'
import { streamingMemory } from './streaming-memory'
import { askMedia, bodyOf, recordRendition } from './test-media'

const SIZE = 3_000_001

let library: TestLibrary

beforeAll(async () => {
  library = await createTestLibrary()
  await writeFile(join(dataFolder().media, 'clip.mp4'), Buffer.alloc(SIZE))
  await writeFile(join(dataFolder().media, 'raw.mp4'), 'raw.mp4')
  await recordRendition('both', 'processed', 'original', 'clip.mp4')
  await recordRendition('both', 'raw', 'original', 'raw.mp4')
})

afterAll(() => library.close())

test('what was sent is counted, in memory and in the database', async () => {
  await bodyOf(await askMedia('both', { headers: { range: 'bytes=0-999' } }))
  await bodyOf(await askMedia('both', { headers: { range: 'bytes=-3000' } }))
  await bodyOf(await askMedia('both?type=raw'))
  await askMedia('both', { headers: { range: `bytes=${SIZE}-` } })
  await (await askMedia('both')).body?.cancel()

  const expected = {
    requests: 5,
    rangeRequests: 2,
    bytes: 4007,
    averageRangeBytes: 2000,
    aborts: 1,
    errors: 1,
    clientErrors: 1,
    serverErrors: 0,
  }
  const inMemory = await readStreamingStats('both', OWNER)
  if (!inMemory.ok) throw new Error(inMemory.error.code)
  expect(inMemory.value).toMatchObject(expected)
  expect(inMemory.value.seekPositions[0]).toBe(1)
  expect(inMemory.value.seekPositions[99]).toBe(1)
  expect(inMemory.value.ttfbMs.p50).toBeGreaterThan(0)
  expect(inMemory.value.variants.raw).toMatchObject({ requests: 1, bytes: 7, averageRangeBytes: null })

  await flushStreamingStats()
  expect(await readStreamingStats('both', OWNER)).toEqual(inMemory)
  streamingMemory().entries.clear()
  expect(await readStreamingStats('both', OWNER)).toEqual(inMemory)
})

test('counts of a video that is gone are dropped', async () => {
  await recordRendition('short-lived', 'processed', 'original', 'a/short-lived.mp4')
  await askMedia('short-lived')
  await db().video.delete({ where: { id: 'short-lived' } })
  await flushStreamingStats()
  expect([...streamingMemory().entries.values()].some(({ videoId }) => videoId === 'short-lived')).toBe(false)
})

test('a video that is nobody’s has no statistics', async () => {
  expect(await readStreamingStats('nobody', OWNER)).toMatchObject({ ok: false, error: { code: 'video-not-found' } })
})
