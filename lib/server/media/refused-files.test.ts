import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { judgeProbe } from '@/lib/ingest/judge-probe'
import { probeFile } from './probe-file'
import { makeRefused, REFUSED } from './test-refused'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'framemark-refused-'))
})
afterAll(() => rm(folder, { recursive: true }))

test.each(REFUSED)('$name is refused as $code: $says', async (refused) => {
  const path = await makeRefused(refused, folder)
  const judged = judgeProbe(await probeFile(path, () => {}))
  expect(judged).toMatchObject({
    ok: false,
    error: { code: refused.code, reason: expect.stringMatching(refused.says) },
  })
})
