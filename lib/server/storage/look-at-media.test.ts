import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { dataFolder } from './data-folder'
import { createMediaLook } from './look-at-media'
import { statMediaFile } from './open-media-file'

let library: TestLibrary
let outside: string

beforeAll(async () => {
  library = await createTestLibrary()
  outside = await mkdtemp(join(tmpdir(), 'framemark-outside-'))
  const { media } = dataFolder()
  await mkdir(join(media, 'ab/folder'), { recursive: true })
  await writeFile(join(media, 'ab/clip'), 'twelve bytes')
  await writeFile(join(outside, 'clip'), 'elsewhere')
  await symlink(join(outside, 'clip'), join(media, 'ab/link'))
  await symlink(outside, join(media, 'out'))
})

afterAll(async () => {
  await library.close()
  await rm(outside, { recursive: true, force: true })
})

test.each([
  { key: 'ab/clip', is: { kind: 'present', sizeBytes: 12 } },
  { key: 'ab/gone', is: { kind: 'missing' } },
  { key: 'gone/clip', is: { kind: 'missing' } },
  { key: 'ab/folder', is: { kind: 'not-a-file' } },
  { key: 'ab/link', is: { kind: 'not-a-file' } },
  { key: 'out/clip', is: { kind: 'not-a-file' } },
  { key: '../outside', is: { kind: 'missing' } },
  { key: '', is: { kind: 'missing' } },
])('what stands under $key is $is, as for a file looked at alone', async ({ key, is }) => {
  const look = createMediaLook()
  expect(await look(key)).toEqual(is)
  expect(await look(key)).toEqual(is)
  expect(await statMediaFile(key)).toEqual(is)
})
