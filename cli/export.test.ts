import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestClip } from '@/lib/server/media/test-clip'
import { runFramemark } from './run-framemark'

let folder: string
let videoId = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'framemark-cli-'))
  await makeTestClip(join(folder, 'clip.mp4'))
  const imported = await framemark('import', 'clip.mp4', '--json', '--wait')
  videoId = JSON.parse(imported.stdout).videoId
}, 180_000)
afterAll(() => rm(folder, { recursive: true }))

const framemark = (...args: string[]) => runFramemark(folder, args)

const CSV = 'file_name,label,start_frame_0_based,end_frame_exclusive\nclip.mp4,Activity,1,4\nclip.mp4,Fold,2,3\n'

test('segments come in, go out in another format, and are not written over', async () => {
  await writeFile(join(folder, 'work.csv'), CSV)
  const dry = await framemark('import-segments', 'work.csv', '--dry-run')
  expect(dry).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('1 would be imported, 0 already there, 1 refused'),
  })
  expect(dry.stdout).toContain('refused  line 3: “Fold” is no label of the set.')

  const done = await framemark('import-segments', 'work.csv', '--label', 'Fold=Finding', '--json')
  expect(done.code).toBe(0)
  expect(JSON.parse(done.stdout)).toMatchObject({ videoId, applied: 2, appliedBefore: 0, rejected: [] })
  const again = await framemark('import-segments', 'work.csv', '--label', 'Fold=Finding')
  expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('0 imported, 2 already there, 0 refused') })

  const out = await framemark('export', '--all', '--format', 'label-studio', '--out', 'out')
  expect(out.stdout).toContain('Certified: 4 of 4 boundaries come back exactly.')
  expect(out.code).toBe(0)
  expect((await readdir(join(folder, 'out'))).sort()).toEqual([
    'clip.label-config.xml',
    'clip.label-studio.json',
    'clip.label-studio.json.report.json',
  ])
  expect(await readFile(join(folder, 'out', 'clip.label-studio.json'), 'utf8')).toContain(
    '"ranges":[{"start":2,"end":4}]',
  )

  const refused = await framemark('export', videoId, '--format', 'label-studio', '--out', 'out', '--json')
  expect(refused.code).toBe(1)
  expect(JSON.parse(refused.stdout)).toMatchObject({
    videoId,
    status: 'failed',
    reason: expect.stringContaining('--force'),
  })
  expect(await framemark('export', videoId, '--format', 'label-studio', '--out', 'out', '--force')).toMatchObject({
    code: 0,
  })
}, 240_000)

test.each([
  { args: ['export', '--all'], says: /--format/ },
  { args: ['export', '--format', 'csv'], says: /Name one video, or say --all/ },
  { args: ['export', 'x', '--all', '--format', 'csv'], says: /Name one video, or say --all/ },
  { args: ['export', '--all', '--format', 'xls'], says: /Allowed choices are json, csv/ },
  { args: ['export', 'nothing', '--format', 'csv'], says: /There is no video nothing/ },
  { args: ['import-segments', 'nothing.csv'], says: /There is no file nothing.csv/ },
  { args: ['import-segments', 'clip.mp4', '--video', 'nothing'], says: /There is no video nothing/ },
  { args: ['import-segments', 'clip.mp4', '--label', 'x'], says: /name=label/ },
])(
  '$args is refused with one clear line',
  async ({ args, says }) => {
    const { code, stderr, stdout } = await framemark(...args)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(says)
    expect(stderr).not.toMatch(/\n\s+at /)
  },
  120_000,
)

test('a file that cannot be read is refused whole', async () => {
  const { code, stderr } = await framemark('import-segments', 'clip.mp4', '--video', videoId)
  expect(code).toBe(1)
  expect(stderr).toContain('not UTF-8')
}, 120_000)
