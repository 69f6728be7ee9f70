import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { err } from '@/lib/result/result'
import { forgetEnv } from '@/lib/server/env'
import { openMediaFile, statMediaFile } from './open-media-file'

let root: string
let media: string
const openFiles = async () => (process.platform === 'linux' ? (await readdir('/proc/self/fd')).length : 'unknown')
const isRoot = process.getuid?.() === 0

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'framemark-open-'))
  media = join(root, 'media')
  process.env['FRAMEMARK_DATA_DIR'] = root
  forgetEnv()
  await mkdir(join(media, 'ab'), { recursive: true })
  await mkdir(join(root, 'outside'))
  await writeFile(join(root, 'outside', 'secret.mp4'), 'secret')
  await writeFile(join(media, 'ab', 'clip.mp4'), 'twenty-one bytes here')
  await symlink(join(root, 'outside', 'secret.mp4'), join(media, 'ab', 'link-out.mp4'))
  await symlink(join(media, 'ab', 'clip.mp4'), join(media, 'ab', 'link-in.mp4'))
  await symlink(join(root, 'outside'), join(media, 'folder-out'))
  await symlink(join(media, 'ab'), join(media, 'folder-in'))
  execFileSync('/usr/bin/env', ['mkfifo', join(media, 'ab', 'fifo.mp4')])
})

afterAll(async () => {
  delete process.env['FRAMEMARK_DATA_DIR']
  forgetEnv()
  await rm(root, { recursive: true })
})

test('a stored file is opened and measured', async () => {
  await utimes(join(media, 'ab', 'clip.mp4'), 1_700_000_000, 1_700_000_000)
  const opened = await openMediaFile('ab/clip.mp4')
  if (!opened.ok) throw new Error(opened.error)
  const { handle, stamp } = opened.value
  expect(stamp.sizeBytes).toBe(21)
  expect(stamp.mtimeNs).toBe(1_700_000_000_000_000_000n)
  expect(stamp.inode > 0n).toBe(true)
  expect((await handle.readFile()).toString()).toBe('twenty-one bytes here')
  await handle.close()
  expect(await statMediaFile('ab/clip.mp4')).toEqual({ kind: 'present', sizeBytes: 21 })
})

test('a file beyond 2^32 bytes has its exact size', async () => {
  await writeFile(join(media, 'big.mp4'), '')
  await truncate(join(media, 'big.mp4'), 5_368_709_133)
  expect(await statMediaFile('big.mp4')).toEqual({ kind: 'present', sizeBytes: 5_368_709_133 })
})

test('a folder inside may be reached by a link', async () => {
  expect(await statMediaFile('folder-in/clip.mp4')).toEqual({ kind: 'present', sizeBytes: 21 })
})

test.each([
  { key: 'ab/none.mp4', error: 'missing', rule: 'no such file' },
  { key: 'none/clip.mp4', error: 'missing', rule: 'no such folder' },
  { key: 'ab/clip.mp4/x', error: 'missing', rule: 'a file where a folder should be' },
  { key: `ab/${'n'.repeat(300)}`, error: 'missing', rule: 'a name no file can have' },
  { key: '', error: 'missing', rule: 'no key' },
  { key: '../outside/secret.mp4', error: 'missing', rule: 'climbing out' },
  { key: 'ab/../../outside/secret.mp4', error: 'missing', rule: 'climbing out from below' },
  { key: '..\\outside\\secret.mp4', error: 'missing', rule: 'climbing with backslashes' },
  { key: '/etc/passwd', error: 'missing', rule: 'an absolute path' },
  { key: 'ab/clip.mp4\0.png', error: 'missing', rule: 'a zero byte' },
  { key: 'ab', error: 'not-a-file', rule: 'a folder' },
  { key: 'ab/link-out.mp4', error: 'not-a-file', rule: 'a link out of the media folder' },
  { key: 'ab/link-in.mp4', error: 'not-a-file', rule: 'any link in place of the file' },
  { key: 'folder-out/secret.mp4', error: 'not-a-file', rule: 'a folder that leads out' },
  { key: 'ab/fifo.mp4', error: 'not-a-file', rule: 'a FIFO, without waiting for a writer' },
] as const)('$key: $rule', async ({ key, error }) => {
  const before = await openFiles()
  expect(await openMediaFile(key)).toEqual(err(error))
  expect(await statMediaFile(key)).toEqual({ kind: error })
  expect(await openFiles()).toBe(before)
})

test('a socket is not a file', async () => {
  const server = createServer().listen(join(media, 'ab', 'socket.mp4'))
  await new Promise((resolve) => server.once('listening', resolve))
  expect(await openMediaFile('ab/socket.mp4')).toEqual(err('not-a-file'))
  server.close()
})

test.skipIf(isRoot)('a file that may not be read is unreadable', async () => {
  await writeFile(join(media, 'ab', 'locked.mp4'), 'x')
  await chmod(join(media, 'ab', 'locked.mp4'), 0)
  expect(await openMediaFile('ab/locked.mp4')).toEqual(err('unreadable'))
})
