import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { framesOf, groupOf, type PacketMap } from '@/lib/frames/packet-map'
import { decodePacketMap } from '@/lib/frames/packet-map-codec'
import { planScrub } from '@/lib/ingest/encode-plan'
import { type AcceptedVideo, judgeProbe } from '@/lib/ingest/judge-probe'
import { encodeCopy } from './encode-copy'
import { mapPackets } from './map-packets'
import { probeFile } from './probe-file'
import { makeTestClip } from './test-clip'
import { ffmpeg } from './test-ffmpeg'
import { makeOddity, ODDITIES, type Oddity } from './test-oddities'
import { picturesOfFile, picturesOfRun } from './test-packet-decoder'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'framemark-packets-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function measure(path: string): Promise<AcceptedVideo> {
  const judged = judgeProbe(await probeFile(path, () => {}))
  if (!judged.ok) throw new Error(judged.error.reason)
  return judged.value
}

async function mapOf(path: string, { index, track }: AcceptedVideo): Promise<PacketMap> {
  const mapping = await mapPackets({ path, index, codec: track.codec }, () => {})
  if (mapping.kind !== 'addressable') throw new Error(mapping.reason)
  const map = decodePacketMap(mapping.bytes)
  if (!map.ok) throw new Error(map.error)
  expect(mapping.packetCount).toBe(map.value.sizes.length)
  return map.value
}

/** Every group, decoded from its bytes alone, shows exactly its frames as the whole file shows them. */
async function expectToDecode(path: string, video: AcceptedVideo, map: PacketMap): Promise<void> {
  const file = await readFile(path)
  expect(map.sizeBytes).toBe(file.length)
  const whole = await picturesOfFile(path, video.index)
  const found = new Map<number, string>()
  for (const key of map.keys) {
    const group = groupOf(map, key)
    const frames = framesOf(map, group)
    const pictures = await picturesOfRun(map, group, file)
    for (const [frame, picture] of pictures) found.set(frame, picture)
    if (frames !== null) expect(frames.last - frames.first + 1).toBe(pictures.size)
  }
  expect(found).toEqual(whole)
  expect(found.size).toBe(video.index.frameCount)
}

const PICTURES = '-f lavfi -i testsrc2=size=160x120:rate=25:duration=2'
const SOUND = '-f lavfi -i sine=frequency=440:duration=2'

const MORE: readonly Oddity[] = [
  {
    name: 'hidden-frames.webm',
    make: `${PICTURES} -c:v libvpx-vp9 -auto-alt-ref 1 -lag-in-frames 16 -g 20 -b:v 100k`,
    conversion: null,
  },
  { name: 'sound.webm', make: `${PICTURES} ${SOUND} -c:v libvpx -g 12 -b:v 200k -c:a libopus`, conversion: null },
  { name: 'av1.webm', make: `${PICTURES} -c:v libsvtav1 -preset 12 -g 20`, conversion: null },
  {
    name: 'sound.mkv',
    make: `${PICTURES} ${SOUND} -c:v libx264 -preset veryfast -g 10 -bf 3 -pix_fmt yuv420p -c:a aac`,
    conversion: null,
  },
]

test.each([...ODDITIES.filter(({ conversion }) => conversion === null), ...MORE])(
  'each group of $name decodes from its bytes alone',
  async (oddity) => {
    const path = await makeOddity(oddity, folder)
    const video = await measure(path)
    const map = await mapOf(path, video)
    await expectToDecode(path, video, map)
    const { track } = video
    expect(map.decoder).toMatchObject({
      codec: track.codec,
      codedWidth: track.codedWidth,
      codedHeight: track.codedHeight,
      displayWidth: track.displayWidth,
      displayHeight: track.displayHeight,
      rotation: track.rotation,
    })
  },
)

test('decoding starts at every IDR picture of a file, and at none of an open group', async () => {
  const closed = await makeTestClip(join(folder, 'closed.mp4'), { gopFrames: 10, bFrames: 2 })
  const video = await measure(closed)
  const map = await mapOf(closed, video)
  expect([...map.keys].map((key) => map.frames[key])).toEqual([...video.index.keyframes])

  const oddity = ODDITIES.find(({ name }) => name === 'open-gop.mp4')
  if (oddity === undefined) throw new Error('there is no such oddity')
  const open = await makeOddity(oddity, folder)
  expect([...(await mapOf(open, await measure(open))).keys]).toEqual([0])
})

test('a scrub copy takes little more than a byte a packet, and all of its groups decode', async () => {
  const path = join(folder, 'long.mp4')
  await ffmpeg(...'-f lavfi -i testsrc2=size=640x360:rate=25:duration=60'.split(' '), '-preset', 'ultrafast', path)
  const source = await measure(path)
  const output = join(folder, 'long-scrub.mp4')
  const plan = planScrub(source.track)
  await encodeCopy({ kind: 'encode', path, output, plan, index: source.index }, () => {})
  const copy = await measure(output)
  // By the index of the original: frame n of the copy is frame n.
  const mapping = await mapPackets({ path: output, index: source.index, codec: copy.track.codec }, () => {})
  if (mapping.kind !== 'addressable') throw new Error(mapping.reason)
  expect(mapping.bytes.length / mapping.packetCount).toBeLessThan(1.6)
  const map = await mapOf(output, copy)
  expect(map.keys.length).toBe(300)
  await expectToDecode(output, copy, map)
})

test('colours are told as the file states them', async () => {
  const path = join(folder, 'colours.mp4')
  const colors = '-color_primaries bt709 -color_trc iec61966-2-1 -colorspace bt709 -color_range pc'
  await ffmpeg(...`${PICTURES} -c:v libx264 -pix_fmt yuv420p ${colors}`.split(' '), path)
  const stated = { primaries: 'bt709', transfer: 'iec61966-2-1', matrix: 'bt709', fullRange: true }
  expect((await mapOf(path, await measure(path))).decoder.colorSpace).toEqual(stated)
})

test.each([
  {
    what: 'a codec that browsers do not decode',
    make: `${PICTURES} -c:v mpeg4`,
    name: 'asp.mp4',
    reason: /cannot decode its codec/,
  },
  {
    what: 'H.264 as it is broadcast',
    make: `${PICTURES} -c:v libx264 -pix_fmt yuv420p`,
    name: 'broadcast.ts',
    reason: /no decoder configuration/,
  },
])('$what is not addressable', async ({ make, name, reason }) => {
  const path = join(folder, name)
  await ffmpeg(...make.split(' '), path)
  const { index, track } = await measure(path)
  const mapping = await mapPackets({ path, index, codec: track.codec }, () => {})
  expect(mapping).toEqual({ kind: 'not-addressable', reason: expect.stringMatching(reason) })
})

test('a frame of the index that no packet shows makes a file not addressable', async () => {
  const path = await makeTestClip(join(folder, 'whole.mp4'))
  const other = await makeTestClip(join(folder, 'shorter.mp4'), { times: [0, 512, 1024], endPts: 1536 })
  const { index, track } = await measure(path)
  const mapping = await mapPackets({ path: other, index, codec: track.codec }, () => {})
  expect(mapping).toEqual({ kind: 'not-addressable', reason: expect.stringMatching(/3 of the 40 frames/) })
})

test('packets whose bytes are not in the file as they are decoded are found out', async () => {
  const path = join(folder, 'stripped.mkv')
  const name = 'FourteenBytes!'
  await ffmpeg(...`${PICTURES} -c:v libx264 -g 10 -pix_fmt yuv420p -metadata:s:v title=${name}`.split(' '), path)
  const { index, track } = await measure(path)
  const bytes = await readFile(path)
  // In the place of the track's name (Name): that each packet begins with 55, which is not stored (ContentCompSettings).
  const stripping = Buffer.from('6d808e62408b5034884254810342558155', 'hex')
  stripping.copy(bytes, bytes.indexOf(name) - 3)
  await writeFile(path, bytes)
  const mapping = await mapPackets({ path, index, codec: track.codec }, () => {})
  expect(mapping).toEqual({ kind: 'not-addressable', reason: expect.stringMatching(/does not lie in the file/) })
})
