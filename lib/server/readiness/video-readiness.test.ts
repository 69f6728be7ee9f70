import { mkdir, rm, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { OWNER } from '@/lib/server/db/test-principal'
import { createTestVideo, testFrameIndex } from '@/lib/server/db/test-video'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { readVideoReadiness } from './video-readiness'

let library: TestLibrary

beforeEach(async () => {
  library = await createTestLibrary()
})

afterEach(() => library.close())

async function failures(videoId: string): Promise<string[]> {
  const answer = await readVideoReadiness(videoId, OWNER)
  if (!answer.ok) return [answer.error.code]
  const failed = answer.value.checks.filter(({ state }) => state !== 'ok').map(({ id }) => id)
  expect(answer.value.ready).toBe(failed.length === 0)
  return failed
}

const fileOf = async (videoId: string) => {
  const { storageKey } = await db().rendition.findFirstOrThrow({ where: { variant: { videoId } } })
  return join(dataFolder().media, storageKey)
}

test.each([
  { says: 'as imported', change: async () => {}, failed: [] },
  {
    says: 'the file vanished',
    change: async (id: string) => rm(await fileOf(id)),
    failed: ['file-present', 'readable'],
  },
  { says: 'the file was cut', change: async (id: string) => truncate(await fileOf(id), 1), failed: ['file-present'] },
  {
    says: 'a folder stands in its place',
    change: async (id: string) => {
      await rm(await fileOf(id))
      await mkdir(await fileOf(id))
    },
    failed: ['file-present', 'readable'],
  },
  { says: 'no frame index', change: async () => db().frameIndex.deleteMany(), failed: ['frame-index'] },
  {
    says: 'a damaged frame index',
    change: async () => db().frameIndex.updateMany({ data: { bytes: Uint8Array.of(1, 2, 3), createdAt: new Date(1) } }),
    failed: ['frame-index'],
  },
  {
    says: 'the frame index of another video',
    change: async () => db().frameIndex.updateMany({ data: { bytes: testFrameIndex(99), createdAt: new Date(2) } }),
    failed: ['frame-index'],
  },
  {
    says: 'no label in use',
    change: async () => db().label.updateMany({ data: { retiredAt: new Date() } }),
    failed: ['labels-available'],
  },
  {
    says: 'quarantined',
    change: async () =>
      db().video.updateMany({ data: { quarantinedAt: new Date(), quarantineReason: 'changed on disk' } }),
    failed: ['file-present'],
  },
  {
    says: 'submitted',
    change: async (videoId: string) => {
      const { id: labelSetId } = await db().labelSet.findFirstOrThrow()
      await db().annotationDocument.create({ data: { videoId, annotatorId: 'local', labelSetId, state: 'submitted' } })
    },
    failed: ['open-for-editing'],
  },
  {
    says: 'removed',
    change: async () => db().video.updateMany({ data: { deletedAt: new Date() } }),
    failed: ['video-not-found'],
  },
])('$says: $failed', async ({ change, failed }) => {
  const id = await createTestVideo()
  expect(await failures(id)).toEqual([])
  await change(id)
  expect(await failures(id)).toEqual(failed)
})

test('processed footage is asked for its anonymization and compared with the raw', async () => {
  const id = await createTestVideo({ kinds: ['raw', 'processed'] })
  expect(await failures(id)).toEqual([])
  await db().variant.updateMany({ where: { kind: 'processed' }, data: { anonymizedAt: null } })
  expect(await failures(id)).toEqual(['anonymized'])
  await db().frameIndex.updateMany({
    where: { variant: { kind: 'raw' } },
    data: { bytes: testFrameIndex(101), createdAt: new Date(3) },
  })
  expect(await failures(id)).toEqual(['anonymized', 'twin-consistent'])
})
