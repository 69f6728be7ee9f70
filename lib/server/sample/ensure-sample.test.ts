import { afterAll, beforeAll, expect, test } from 'vitest'
import { SAMPLE_PLAN, SAMPLE_TITLE } from '@/lib/ingest/sample-plan'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { ensureSample } from './ensure-sample'

let library: TestLibrary
beforeAll(async () => {
  library = await createTestLibrary()
})
afterAll(() => library.close())

test('an empty library gets one sample that may be labeled, and never a second', async () => {
  const lines: string[] = []
  await ensureSample((line) => lines.push(line))
  await ensureSample((line) => lines.push(line))
  expect(lines).toEqual(['Making a sample video…', `Imported “${SAMPLE_TITLE}”.`])
  const videos = await db().video.findMany({
    include: { variants: { include: { renditions: { orderBy: { kind: 'asc' } } } } },
  })
  expect(videos).toHaveLength(1)
  expect(videos[0]).toMatchObject({
    title: SAMPLE_TITLE,
    variants: [
      {
        kind: 'processed',
        anonymizedAt: expect.any(Date),
        renditions: [
          {
            frameCount: SAMPLE_PLAN.times.length,
            playable: true,
            displayWidth: 960,
            displayHeight: 540,
            container: 'mp4',
          },
          { kind: 'scrub', frameCount: SAMPLE_PLAN.times.length, displayWidth: 320, displayHeight: 180 },
        ],
      },
    ],
  })
  await db().video.updateMany({ data: { deletedAt: new Date() } })
  await ensureSample((line) => lines.push(line))
  expect(lines).toHaveLength(2)
})
