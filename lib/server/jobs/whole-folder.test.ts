import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ImportResult, importRequest } from '@/lib/ingest/import-request'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { OWNER } from '@/lib/server/db/test-principal'
import { runDoctor } from '@/lib/server/doctor/test-doctor'
import { importFiles } from '@/lib/server/ingest/import-files'
import { makeOddity, ODDITIES } from '@/lib/server/media/test-oddities'
import { makeRefused, REFUSED } from '@/lib/server/media/test-refused'
import { readVideoReadiness } from '@/lib/server/readiness/video-readiness'
import { startWorker } from './worker'

let library: TestLibrary
const results = new Map<string, ImportResult>()

/** Everything odd there is, in one folder, imported as people would: all at once. */
beforeAll(async () => {
  library = await createTestLibrary()
  const folder = join(library.root, 'recordings')
  await mkdir(folder)
  const paths: string[] = []
  for (const oddity of ODDITIES) paths.push(await makeOddity(oddity, folder))
  for (const refused of REFUSED) paths.push(await makeRefused(refused, folder))
  const worker = startWorker()
  await importFiles(importRequest.parse({ paths }), {
    userId: 'local',
    onEvent: (event) => event.event === 'result' && results.set(basename(event.result.file), event.result),
  })
  await worker.stop()
}, 900_000)
afterAll(() => library.close())

test.each(ODDITIES)('$name is ready to be labeled', async ({ name }) => {
  const result = results.get(name)
  expect(result).toEqual({ file: expect.any(String), status: 'imported', variant: 'raw', videoId: expect.any(String) })
  const readiness = await readVideoReadiness(result?.videoId ?? '', OWNER)
  expect(readiness.ok && readiness.value.checks.filter(({ state }) => state !== 'ok')).toEqual([])
})

test.each(REFUSED)('$name is invalid: $says', ({ name, says }) => {
  const result = results.get(name)
  expect(result).toMatchObject({ status: 'invalid', reason: expect.stringMatching(says) })
  expect(result?.videoId).toBeUndefined()
})

test('doctor agrees with all of them', async () => {
  const { codes, totals } = await runDoctor()
  expect({ codes, totals }).toEqual({
    codes: [],
    totals: { total: ODDITIES.length, valid: ODDITIES.length, invalid: 0 },
  })
}, 300_000)
