import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestClip } from '@/lib/server/media/test-clip'

let folder: string
let data: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'framemark-cli-doctor-'))
  data = join(folder, 'data')
  await makeTestClip(join(folder, 'good.mp4'))
  await makeTestClip(join(folder, 'gone.mp4'), { noise: 2 })
})
afterAll(() => rm(folder, { recursive: true }))

/** Starts the command line on a data folder of the test's own. */
function start(...args: string[]) {
  const env = {
    ...process.env,
    TSX_TSCONFIG_PATH: 'tsconfig.node.json',
    FRAMEMARK_DATA_DIR: data,
    FRAMEMARK_LOG_LEVEL: 'silent',
    INIT_CWD: folder,
  }
  const child = spawn(process.execPath, ['--import', 'tsx', 'cli/main.ts', ...args], { env })
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk
  })
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...output }))
  return { child, output, ended }
}

const framemark = (...args: string[]) => start(...args).ended
const linesOf = (text: string) => text.trimEnd().split('\n')

async function storedPathOf(videoFile: string): Promise<string> {
  const original = join(data, 'media', 'original')
  const sha256 = createHash('sha256')
    .update(await readFile(join(folder, videoFile)))
    .digest('hex')
  expect(await readdir(original)).toContain(sha256.slice(0, 2))
  return join(original, sha256.slice(0, 2), sha256)
}

test('doctor: a line for each finding, the totals, the exit code; --fix quarantines and lifts', async () => {
  const imported = await framemark('import', 'good.mp4', 'gone.mp4', '--json', '--wait')
  const gone = linesOf(imported.stdout)
    .map((line) => JSON.parse(line))
    .find(({ file }) => file.endsWith('gone.mp4'))

  const well = await framemark('doctor')
  expect({ code: well.code, stdout: well.stdout }).toEqual({ code: 0, stdout: 'Total: 2 | Valid: 2 | Invalid: 0\n' })
  expect(well.stderr).toMatch(/^verifying 1 of 2: /m)

  const stored = await storedPathOf('gone.mp4')
  await rename(stored, join(folder, 'away'))
  await mkdir(join(data, 'media', 'extra'))
  await writeFile(join(data, 'media', 'extra', 'lost.bin'), '12345')
  const dry = await framemark('doctor')
  expect(dry.code).toBe(1)
  expect(linesOf(dry.stdout)).toEqual([
    `invalid  “gone” (${gone.videoId}): The raw file is gone from the library’s folder. Import the original file again: its segments are kept.`,
    'note     No record refers to media/extra/lost.bin (5 bytes). Import it if it is wanted, else move it away; doctor deletes nothing.',
    'Total: 2 | Valid: 1 | Invalid: 1',
  ])

  const fixed = await framemark('doctor', '--fix', '--json')
  expect({ code: fixed.code, stderr: fixed.stderr }).toEqual({ code: 1, stderr: '' })
  expect(linesOf(fixed.stdout).map((line) => JSON.parse(line))).toEqual([
    {
      severity: 'invalid',
      code: 'file-missing',
      videoId: gone.videoId,
      title: 'gone',
      variant: 'raw',
      rendition: 'original',
      quarantine: 'set',
      reason: 'The raw file is gone from the library’s folder.',
      remedy: 'Import the original file again: its segments are kept.',
    },
    expect.objectContaining({ severity: 'note', code: 'orphan', path: 'extra/lost.bin', sizeBytes: 5 }),
    { total: 2, valid: 1, invalid: 1 },
  ])

  await rename(join(folder, 'away'), stored)
  await rm(join(data, 'media', 'extra'), { recursive: true })
  const lifted = await framemark('doctor', '--fix')
  expect(lifted.code).toBe(0)
  expect(linesOf(lifted.stdout)).toEqual([
    `note     “gone” (${gone.videoId}): It is quarantined, but nothing is wrong with it any more. Its quarantine was lifted.`,
    'Total: 2 | Valid: 2 | Invalid: 0',
  ])
}, 240_000)

test('an interrupted doctor ends with 130, says no totals and gives the data folder up', async () => {
  const { child, output, ended } = start('doctor', '--deep')
  await expect.poll(() => output.stderr, { timeout: 60_000 }).toContain('verifying')
  child.kill('SIGINT')
  const { code, stdout } = await ended
  expect({ code, stdout }).toEqual({ code: 130, stdout: '' })
  expect(await readdir(data)).not.toContain('framemark.lock')
}, 120_000)

test('the help says what the exit codes mean', async () => {
  const { code, stdout } = await framemark('doctor', '--help')
  expect(code).toBe(0)
  expect(stdout).toMatch(/Exit code: 0 if every video is valid, 1 if/)
  expect((await framemark('doctor', 'extra')).code).toBe(1)
})
