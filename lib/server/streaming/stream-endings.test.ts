import { rename, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { ChunkSource } from './chunk-source'
import { revokeAccess } from './revoke-access'
import { askMedia, bodyOf, expectNothingOpen, recordRendition } from './test-media'

const SIZE = 3_000_001
const whole = Buffer.from(Uint8Array.from({ length: SIZE }, (_, i) => i % 251))

let library: TestLibrary
let file: string

beforeAll(async () => {
  library = await createTestLibrary()
  file = join(dataFolder().media, 'clip.mp4')
  await recordRendition('both', 'processed', 'original', 'clip.mp4')
})

beforeEach(() => writeFile(file, whole))

afterAll(() => library.close())

test('a client that left before the handler ran, or leaves at any moment, leaves nothing open', async () => {
  const gone = await askMedia('both', { signal: AbortSignal.abort() })
  await expect(bodyOf(gone)).rejects.toThrow()
  for (let i = 0; i < 100; i += 1) {
    const abort = new AbortController()
    const asking = askMedia('both', { headers: { range: 'bytes=0-' }, signal: abort.signal })
    if (i % 4 === 0) abort.abort()
    const reader = (await asking).body?.getReader()
    if (i % 4 > 1) await reader?.read()
    abort.abort()
    await reader?.cancel().catch(() => undefined)
  }
  await expectNothingOpen()
})

test('a file cut while it is sent breaks the answer', async () => {
  const response = await askMedia('both')
  const reader = response.body?.getReader()
  await reader?.read()
  await truncate(file, 1000)
  await expect(
    (async () => {
      for (let step = await reader?.read(); step?.done === false; step = await reader?.read());
    })(),
  ).rejects.toThrow('truncated')
  await expectNothingOpen()
})

test.each([
  {
    rule: 'replaced by another',
    change: async () => {
      await writeFile(`${file}.new`, Buffer.alloc(SIZE, 255))
      await rename(`${file}.new`, file)
    },
  },
  { rule: 'written over in place', change: () => writeFile(file, Buffer.alloc(SIZE, 255)) },
  { rule: 'removed', change: () => rm(file) },
])('a file that is $rule while it is sent breaks the answer, and no byte of another is sent', async ({ change }) => {
  const response = await askMedia('both')
  const reader = response.body?.getReader()
  const chunks = [(await reader?.read())?.value ?? new Uint8Array()]
  await change()
  const reading = async () => {
    for (let step = await reader?.read(); step?.done === false; step = await reader?.read()) chunks.push(step.value)
  }
  await expect(reading()).rejects.toThrow('replaced')
  const received = Buffer.concat(chunks)
  expect(received.length).toBeLessThan(SIZE)
  expect(received.equals(whole.subarray(0, received.length))).toBe(true)
  await expectNothingOpen()
})

test('a right that is taken back while the bytes are read is asked for again', async () => {
  const read = vi.spyOn(ChunkSource.prototype, 'fillBy').mockImplementationOnce(async function (
    this: ChunkSource,
    ...by
  ) {
    revokeAccess(() => true)
    return this.fillBy(...by)
  })
  const response = await askMedia('both', { headers: { range: 'bytes=0-99' } })
  expect(await bodyOf(response)).toEqual(whole.subarray(0, 100))
  expect(read).toHaveBeenCalledTimes(3)
  await expectNothingOpen()
})
