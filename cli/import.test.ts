import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { constantTimes } from '@/lib/ingest/clip-plan'
import { makeTestClip } from '@/lib/server/media/test-clip'
import { runFramemark } from './run-framemark'

let folder: string
let clip: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'framemark-cli-'))
  clip = await makeTestClip(join(folder, 'clip.mp4'))
  await makeTestClip(join(folder, 'short.mp4'), constantTimes(3, 512))
  await writeFile(join(folder, 'text.mp4'), 'no video')
})
afterAll(() => rm(folder, { recursive: true }))

const framemark = (...args: string[]) => runFramemark(folder, args)

test('import --json prints one object a line and nothing else; --wait makes a refusal an exit code', async () => {
  await symlink('nowhere.mp4', join(folder, 'dangling.mp4'))
  const first = await framemark('import', 'clip.mp4', 'short.mp4', 'text.mp4', 'nothing.mp4', '--json', '--wait')
  const lines = first.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines).toHaveLength(4)
  expect(lines).toEqual(
    expect.arrayContaining([
      { file: clip, status: 'imported', variant: 'raw', videoId: expect.any(String) },
      { file: join(folder, 'short.mp4'), status: 'invalid', variant: 'raw', reason: expect.stringMatching(/3 frames/) },
      {
        file: join(folder, 'text.mp4'),
        status: 'invalid',
        variant: 'raw',
        reason: expect.stringMatching(/not a video/),
      },
      {
        file: join(folder, 'nothing.mp4'),
        status: 'failed',
        variant: 'raw',
        reason: expect.stringMatching(/no such file/i),
      },
    ]),
  )
  expect(first.code).toBe(1)
  const again = await framemark('import', 'clip.mp4', '--json', '--wait')
  expect(JSON.parse(again.stdout)).toMatchObject({
    status: 'duplicate',
    videoId: lines.find(({ status }) => status === 'imported').videoId,
  })
  expect(again.code).toBe(0)
}, 180_000)

test.each([
  { args: ['import', 'clip.mp4', '--anonymized'], says: /--variant processed or --pair/ },
  { args: ['import', 'clip.mp4', '--variant', 'both'], says: /Allowed choices are raw, processed/ },
  { args: ['import'], says: /missing required argument/ },
  { args: ['frobnicate'], says: /unknown command/ },
])(
  '$args is refused with one clear line',
  async ({ args, says }) => {
    const { code, stderr, stdout } = await framemark(...args)
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toMatch(says)
    expect(stderr).not.toMatch(/\n\s+at /)
  },
  120_000,
)

test('an empty path is refused instead of meaning the folder one is in', async () => {
  for (const args of [[''], ['clip.mp4', '--pair', '']]) {
    const { code, stdout, stderr } = await framemark('import', ...args)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('A path is empty')
  }
})
