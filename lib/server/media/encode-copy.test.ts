import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FrameIndex } from '@/lib/frames/frame-index'
import { readBarCode } from '@/lib/ingest/bar-code'
import { type EncodePlan, planPlayback, planScrub } from '@/lib/ingest/encode-plan'
import type { VideoTrackReport } from '@/lib/ingest/probe-report'
import { encodeCopy } from './encode-copy'
import { probeFile } from './probe-file'
import { makeTestClip } from './test-clip'
import { ffmpeg, picturesOf, soundOf } from './test-ffmpeg'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'framemark-copy-'))
})
afterAll(() => rm(folder, { recursive: true }))

const pathOf = (name: string) => join(folder, name)
const silent = () => {}

type Measured = VideoTrackReport & { readonly index: FrameIndex }

async function measure(path: string): Promise<Measured> {
  const report = await probeFile(path, silent)
  if (report.kind !== 'readable' || report.video?.index == null) throw new Error(JSON.stringify(report))
  return { ...report.video, index: report.video.index }
}

const encode = (path: string, output: string, plan: EncodePlan, { index }: Measured) =>
  encodeCopy({ kind: 'encode', path, output, plan, index }, silent)

const variable = { times: [0, 256, 1024, 1280, 2304, 2560, 2816, 4096, 4352, 4608, 5632, 5888], endPts: 6400 }

// FFmpeg 5 counts "rotate" the other way round.
test.each([
  { name: 'variable.mp4', plan: variable, how: null, rotation: 0 },
  { name: 'cut.ts', plan: {}, how: '-c copy', rotation: 0 },
  { name: 'rotated-90.mp4', plan: {}, how: '-c copy -metadata:s:v:0 rotate=270', rotation: 90 },
  { name: 'rotated-180.mp4', plan: {}, how: '-c copy -metadata:s:v:0 rotate=180', rotation: 180 },
  { name: 'rotated-270.mp4', plan: {}, how: '-c copy -metadata:s:v:0 rotate=90', rotation: 270 },
  { name: 'advanced.avi', plan: {}, how: '-c:v mpeg4 -bf 2 -q:v 2', rotation: 0 },
  { name: 'interlaced.mpg', plan: {}, how: '-c:v mpeg2video -flags +ildct+ilme -bf 2 -q:v 2', rotation: 0 },
])('frame n of a copy of $name is the picture of frame n, upright', async ({ name, plan, how, rotation }) => {
  const clip = await makeTestClip(pathOf(how === null ? name : `source-of-${name}.mp4`), plan)
  if (how !== null) await ffmpeg('-i', clip, ...how.split(' '), pathOf(name))
  const track = await measure(pathOf(name))
  expect(track.rotation).toBe(rotation)
  const copy = pathOf(`${name}.copy.mp4`)
  for (const copyPlan of [planScrub(track), planPlayback(track)]) {
    expect(await encode(pathOf(name), copy, copyPlan, track)).toMatchObject({ kind: 'made' })
    const { width, height } = copyPlan
    // What was the top of the clip is up again: a bar code is read from left to right.
    const pictures = await picturesOf(copy, width, height)
    const numbers = pictures.map((gray) =>
      readBarCode((x, y) => gray[Math.floor(y * height) * width + Math.floor(x * width)] ?? 0),
    )
    const turned = pictures.map((gray) =>
      readBarCode((x, y) => {
        const [across, down] = turn(x, y, rotation)
        return gray[Math.floor(down * height) * width + Math.floor(across * width)] ?? 0
      }),
    )
    expect(turned).toEqual(Array.from({ length: track.index.frameCount }, (_, n) => n))
    if (rotation !== 0) expect(numbers).not.toEqual(turned)
  }
})

/** Where a point of the clip is in a picture that was turned clockwise. */
function turn(x: number, y: number, rotation: number): [number, number] {
  const end = 1 - 1e-9
  if (rotation === 90) return [end - y, x]
  if (rotation === 180) return [end - x, end - y]
  return rotation === 270 ? [y, end - x] : [x, y]
}

const PICTURES = '-f lavfi -i testsrc2=size=160x120:rate=25:duration=2'

test.each([
  { name: 'in-step.ts', delay: 0, codec: '-c:a aac' },
  { name: 'silence-first.avi', delay: 0, codec: '-af adelay=500:all=1 -c:a mp3' },
  { name: 'later.ts', delay: 0.5, codec: '-c:a mp2' },
  { name: 'six-channels.mkv', delay: 0.25, codec: '-ac 6 -ar 96000 -c:a flac' },
])('the sound of $name stays where it is', async ({ name, delay, codec }) => {
  const sound = `-itsoffset ${delay} -f lavfi -i sine=frequency=440:sample_rate=44100:duration=1`
  await ffmpeg(...`${PICTURES} ${sound} -map 0:v -map 1:a -c:v mpeg4 ${codec}`.split(' '), pathOf(name))
  const track = await measure(pathOf(name))
  const copy = pathOf(`${name}.mp4`)
  expect(await encode(pathOf(name), copy, planPlayback(track), track)).toMatchObject({ kind: 'made' })
  const [before, after] = [await soundOf(pathOf(name)), await soundOf(copy)]
  expect(after.codec).toBe('aac')
  expect(Math.abs(after.loudFrom - before.loudFrom)).toBeLessThan(0.005)
  expect(Math.abs(after.loudTo - before.loudTo)).toBeLessThan(0.03)
  expect((await measure(copy)).index.pts).toHaveLength(50)
})

test('sound that does not decode is left out', async () => {
  const path = pathOf('broken-sound.avi')
  await ffmpeg(...`${PICTURES} -f lavfi -i sine=duration=2 -c:v mjpeg -c:a ac3`.split(' '), path)
  const bytes = await readFile(path)
  const end = bytes.indexOf('idx1')
  for (let at = bytes.indexOf('01wb'); at !== -1 && at < end; at = bytes.indexOf('01wb', at + 4)) {
    bytes.fill(0x11, at + 8, at + 8 + bytes.readUInt32LE(at + 4))
  }
  await writeFile(path, bytes)
  const track = await measure(path)
  const copy = pathOf('without-sound.mp4')
  expect(await encode(path, copy, planPlayback(track), track)).toMatchObject({ kind: 'made', frameCount: 50 })
})

test('a recording whose clock begins again goes on where it was', async () => {
  const part = pathOf('part.ts')
  await ffmpeg(...`${PICTURES} -c:v libx264 -preset ultrafast -bf 2`.split(' '), part)
  const path = pathOf('joined.ts')
  await writeFile(path, Buffer.concat([await readFile(part), await readFile(part)]))
  const track = await measure(path)
  const distances = new Set([...track.index.pts].slice(1).map((at, n) => at - (track.index.pts[n] ?? 0)))
  expect(track.index.frameCount).toBe(100)
  expect([...distances]).toEqual([3600])
  expect(await encode(path, pathOf('joined.mp4'), planScrub(track), track)).toMatchObject({
    kind: 'made',
    frameCount: 100,
  })
})

test.each([
  { what: 'zeros', name: 'zeros.mp4', fill: 0x00 },
  { what: 'garbage', name: 'garbage.mp4', fill: 0x5a },
])('a source with $what in the middle is damaged from there on', async ({ name, fill }) => {
  const path = pathOf(name)
  await ffmpeg(...`${PICTURES} -vf noise=alls=40 -c:v libx264 -preset ultrafast -g 10`.split(' '), path)
  const track = await measure(path)
  const bytes = await readFile(path)
  const middle = bytes.indexOf('mdat') + Math.floor((bytes.indexOf('moov') - bytes.indexOf('mdat')) / 2)
  await writeFile(path, bytes.fill(fill, middle, middle + 40_000))
  expect(await encode(path, pathOf('never.mp4'), planScrub(track), track)).toEqual({
    kind: 'source-damaged',
    reason: expect.stringMatching(/^Only \d+ of 50 frames can be decoded: .* damaged after 0:0[01]\.$/),
  })
})

test('a few lost bytes cost no more than the frames they are in, which are said to be damaged', async () => {
  const path = pathOf('scratch.mp4')
  await ffmpeg(...`${PICTURES} -vf noise=alls=40 -c:v libx264 -preset ultrafast -g 10`.split(' '), path)
  const track = await measure(path)
  const bytes = await readFile(path)
  const middle = bytes.indexOf('mdat') + Math.floor((bytes.indexOf('moov') - bytes.indexOf('mdat')) / 2)
  await writeFile(path, bytes.fill(0xff, middle, middle + 2000))
  const copy = pathOf('scratch-scrub.mp4')
  const outcome = await encode(path, copy, planScrub(track), track)
  expect(outcome).toMatchObject({ kind: 'made', frameCount: 50 })
  expect(outcome.kind === 'made' && outcome.damagedFrames).toBeGreaterThan(0)
  expect([...(await measure(copy)).index.pts]).toEqual([...track.index.pts])
})

test('a source with fewer frames than its index ends early', async () => {
  const clip = await makeTestClip(pathOf('forty.mp4'))
  const track = await measure(await makeTestClip(pathOf('sixty.mp4'), { times: sixty, endPts: 60 * 512 }))
  expect(await encode(clip, pathOf('never.mp4'), planScrub(track), track)).toEqual({
    kind: 'source-damaged',
    reason: 'Only 40 of 60 frames can be decoded: the file ends early or is damaged after 0:01.',
  })
})

const sixty = Array.from({ length: 60 }, (_, n) => n * 512)

test('a copy that has no room fails, and is not held against the source', async () => {
  const clip = await makeTestClip(pathOf('roomy.mp4'))
  const track = await measure(clip)
  await expect(encode(clip, pathOf('no-such-folder/copy.mp4'), planScrub(track), track)).rejects.toThrow(/No such file/)
  await expect(encode(clip, '/dev/full', planScrub(track), track)).rejects.toThrow(/No space|finishing|writing/)
})

test.each([
  { name: 'full-range.avi', how: '-c:v mjpeg -q:v 2' },
  { name: 'red-green-blue.avi', how: '-c:v rawvideo -pix_fmt bgr24' },
  { name: 'tagged.mov', how: '-c:v prores_ks -vf scale=out_color_matrix=bt709 -colorspace bt709' },
])('the colours of a copy of $name are those of the original', async ({ name, how }) => {
  const color = '-f lavfi -i color=c=0xc04020:size=160x120:rate=25:duration=1'
  await ffmpeg(...`${color} ${how}`.split(' '), pathOf(name))
  const track = await measure(pathOf(name))
  const copy = pathOf(`${name}.mp4`)
  await encode(pathOf(name), copy, planPlayback(track), track)
  const [before] = await picturesOf(pathOf(name), 160, 120, 'rgb24')
  const [after] = await picturesOf(copy, 160, 120, 'rgb24')
  const middle = 3 * (60 * 160 + 80)
  for (const channel of [0, 1, 2]) {
    expect(Math.abs((before?.[middle + channel] ?? -255) - (after?.[middle + channel] ?? 255))).toBeLessThan(6)
  }
})
