import { afterEach, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { OWNER } from '@/lib/server/db/test-principal'
import { createTestVideo } from '@/lib/server/db/test-video'
import { pairVideos } from './pair-videos'

let library: TestLibrary

beforeEach(async () => {
  library = await createTestLibrary()
})

afterEach(() => library.close())

const titleOf = async (id: string) => (await db().video.findUniqueOrThrow({ where: { id } })).title

test('with processed footage a video is not called by its raw file any more, unless somebody named it', async () => {
  const raw = await createTestVideo({ title: 'jane-doe', kinds: ['raw'], fileName: 'jane-doe.mp4' })
  const processed = await createTestVideo({ title: 'case-7', kinds: ['processed'], fileName: 'case-7.mp4' })
  expect(await pairVideos(raw, processed, OWNER)).toEqual({ ok: true, value: true })
  expect(await titleOf(raw)).toBe('case-7')

  const named = await createTestVideo({ title: 'Case 8', kinds: ['raw'], fileName: 'john-doe.mp4' })
  const other = await createTestVideo({ title: 'case-8', kinds: ['processed'], fileName: 'case-8.mp4' })
  expect(await pairVideos(named, other, OWNER)).toEqual({ ok: true, value: true })
  expect(await titleOf(named)).toBe('Case 8')
})

test('raw footage that is added names nothing', async () => {
  const processed = await createTestVideo({ title: 'case-7', kinds: ['processed'], fileName: 'case-7.mp4' })
  const raw = await createTestVideo({ title: 'jane-doe', kinds: ['raw'], fileName: 'jane-doe.mp4' })
  expect(await pairVideos(processed, raw, OWNER)).toEqual({ ok: true, value: true })
  expect(await titleOf(processed)).toBe('case-7')
})
