import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Principal } from '@/lib/auth/principal'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { createTestPerson } from '@/lib/server/db/test-principal'
import { createTestVideo } from '@/lib/server/db/test-video'
import { GOLD_USER_ID } from '@/lib/server/session/gold-user'
import { reviewQuery } from '@/lib/work/review-schema'
import { listDocuments, readReviewQueue } from './read-documents'

let library: TestLibrary
let reviewer: Principal

beforeEach(async () => {
  library = await createTestLibrary()
  reviewer = await createTestPerson('rita', 'reviewer')
  await createTestPerson('ada', 'annotator')
})
afterEach(() => library.close())

async function work(videoId: string, annotatorId: string): Promise<void> {
  const { id: labelSetId } = await db().labelSet.findFirstOrThrow()
  await db().annotationDocument.create({ data: { videoId, annotatorId, labelSetId, state: 'accepted' } })
}

test('the gold document is nobody’s work: neither of a video, nor in the queue, nor what it can be narrowed to', async () => {
  const videoId = await createTestVideo({ kinds: ['processed'] })
  const goldOnly = await createTestVideo({ kinds: ['processed'] })
  for (const [id, name] of [
    [videoId, 'With work'],
    [goldOnly, 'With gold alone'],
  ] as const) {
    await db().batch.create({ data: { name, videos: { create: { videoId: id, position: 0 } } } })
  }
  await work(videoId, 'ada')
  await work(videoId, GOLD_USER_ID)
  await work(goldOnly, GOLD_USER_ID)

  const list = await listDocuments(videoId, reviewer)
  expect(list.ok && list.value.documents.map(({ annotator }) => annotator.id)).toEqual(['ada'])
  const queue = await readReviewQueue(reviewQuery.parse({ state: 'accepted' }), reviewer)
  expect(queue.documents.map(({ annotator }) => annotator.id)).toEqual(['ada'])
  expect(queue.annotators.map(({ id }) => id)).toEqual(['ada'])
  expect(queue.batches.map(({ name }) => name)).toEqual(['With work'])
  const asked = await readReviewQueue(reviewQuery.parse({ state: 'accepted', annotator: GOLD_USER_ID }), reviewer)
  expect(asked.documents).toEqual([])
})
