import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { constantTimes } from '@/lib/ingest/clip-plan'
import type { ProbeReport } from '@/lib/ingest/probe-report'
import { runMediaTask } from './run-media-task'
import { makeTestClip } from './test-clip'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'framemark-probe-'))
})
afterAll(() => rm(folder, { recursive: true }))

const pathOf = (name: string) => join(folder, name)

async function probe(path: string): Promise<ProbeReport> {
  const report = await runMediaTask({ kind: 'probe', path })
  if (!report.ok) throw new Error(report.error)
  return report.value
}

async function trackOf(path: string) {
  const report = await probe(path)
  if (report.kind !== 'readable' || report.video?.index == null)
    throw new Error(`not readable: ${JSON.stringify(report)}`)
  const { index, ...track } = report.video
  return {
    container: report.container,
    track,
    pts: [...index.pts],
    endPts: index.endPts,
    timebase: index.timebase,
    keyframes: [...index.keyframes],
  }
}

const ntsc = (n: number) => Math.round((n * 1001) / 30)
const milliseconds = { times: Array.from({ length: 40 }, (_, n) => ntsc(n)), endPts: ntsc(40), ticksPerSecond: 1000 }
const variable = { times: [0, 256, 1024, 1280, 2304, 2560, 2816, 4096, 4352, 4608, 5632, 5888], endPts: 6400 }

test.each([
  { name: 'constant.mp4', plan: {}, times: constantTimes(40, 512), clock: 12_800, codec: /^avc1\.64/ },
  {
    name: 'late.mp4',
    plan: { ...constantTimes(40, 1001, 45_045), ticksPerSecond: 30_000 },
    times: constantTimes(40, 1001, 45_045),
    clock: 30_000,
    codec: /^avc1/,
  },
  { name: 'variable.mp4', plan: variable, times: variable, clock: 12_800, codec: /^avc1/ },
  {
    name: 'clip.mov',
    plan: { container: 'mov' as const },
    times: constantTimes(40, 512),
    clock: 12_800,
    codec: /^avc1/,
  },
  {
    name: 'clip.mkv',
    plan: { ...milliseconds, container: 'mkv' as const },
    times: milliseconds,
    clock: 1000,
    codec: /^avc1/,
  },
  {
    name: 'vp9.webm',
    plan: { ...milliseconds, container: 'webm' as const, codec: 'vp9' as const, bFrames: 0 },
    times: milliseconds,
    clock: 1000,
    codec: /^vp09\.00/,
  },
  {
    name: 'vp8.webm',
    plan: { ...milliseconds, container: 'webm' as const, codec: 'vp8' as const, bFrames: 0 },
    times: milliseconds,
    clock: 1000,
    codec: /^vp8/,
  },
])('$name: every frame has the time it was made with', async ({ name, plan, times, clock, codec }) => {
  const found = await trackOf(await makeTestClip(pathOf(name), plan))
  expect(found.pts).toEqual(times.times)
  // Matroska does not say how long the last frame lasts, so that is measured to within a tick.
  expect(Math.abs(found.endPts - times.endPts)).toBeLessThanOrEqual(1)
  expect(found.timebase).toEqual({ num: 1, den: clock })
  expect(found.keyframes).toEqual(times.times.map((_, n) => n).filter((n) => n % 10 === 0))
  expect(found.track).toMatchObject({
    codec: expect.stringMatching(codec),
    displayWidth: 320,
    displayHeight: 180,
    rotation: 0,
    hasComplexEdits: false,
  })
  expect(found.container).toBe(name.split('.')[1])
})

test.each(['mp4', 'mkv'] as const)('a cut %s is damaged, wherever it is cut', async (container) => {
  const whole = await makeTestClip(pathOf(`whole.${container}`), { container })
  const size = (await readFile(whole)).length
  for (const part of [0.3, 0.6, 0.99]) {
    await truncate(whole, Math.floor(size * part))
    expect(await probe(whole)).toMatchObject({
      kind: 'unreadable',
      container,
      damage: expect.stringMatching(/ends after|index/),
    })
  }
})

test('a file that only begins like a video is damaged', async () => {
  await writeFile(
    pathOf('liar.mp4'),
    Buffer.concat([Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isomavc1', 'latin1'), Buffer.alloc(5000, 7)]),
  )
  expect(await probe(pathOf('liar.mp4'))).toMatchObject({
    kind: 'unreadable',
    container: 'mp4',
    damage: expect.any(String),
  })
})

test.each([
  { name: 'text.mp4', content: Buffer.from('No video here.'), container: 'text' },
  {
    name: 'noise.mp4',
    content: Buffer.from(Array.from({ length: 9000 }, (_, i) => (i * 7919) % 256)),
    container: 'unknown',
  },
])('$name is $container, whatever its name says', async ({ name, content, container }) => {
  await writeFile(pathOf(name), content)
  expect(await probe(pathOf(name))).toEqual({ kind: 'unreadable', container, damage: null })
})

test('a poster is a small upright JPEG; what does not decode has none', async () => {
  const clip = await makeTestClip(pathOf('poster.mp4'), { width: 640, height: 360 })
  const poster = await runMediaTask({ kind: 'poster', path: clip, atSeconds: 0.2, maxWidth: 480 })
  if (!poster.ok) throw new Error(poster.error)
  expect(poster.value.mediaType).toBe('image/jpeg')
  expect(Buffer.from(poster.value.bytes.subarray(0, 3)).toString('hex')).toBe('ffd8ff')
  expect(poster.value.bytes.length).toBeLessThan(40_000)

  const bytes = await readFile(clip)
  const at = bytes.indexOf('mdat')
  await writeFile(clip, bytes.fill(0x55, at + 4, at + 4 + (bytes.indexOf('moov', at) - at) - 8))
  expect(await runMediaTask({ kind: 'poster', path: clip, atSeconds: 0.2, maxWidth: 480 })).toMatchObject({ ok: false })
})
