import { createHash } from 'node:crypto'
import { link, mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Library } from '@/bench/host/library'
import { settle } from '@/bench/host/pattern'
import { say } from '@/bench/host/say'
import { scratchFolder } from '@/bench/host/scratch'
import type { FrameIndex } from '@/lib/frames/frame-index'
import { encodeFrameIndex } from '@/lib/frames/frame-index-codec'
import { type AcceptedVideo, judgeProbe } from '@/lib/ingest/judge-probe'
import { haveSameTimes } from '@/lib/ingest/twin-guard'
import { db } from '@/lib/server/db/client'
import { runMediaTask } from '@/lib/server/media/run-media-task'
import { openLibrary } from '@/lib/server/open-library'
import { packetMapRecord } from '@/lib/server/videos/packet-map-record'
import { FRAME_RATE, type LongVideoFiles } from './long-videos'

/** The data folder, and of each video how many frames it has and how large and long it is, in words. */
export type PlayerLibrary = {
  readonly library: Library
  readonly frameCounts: ReadonlyMap<string, number>
  readonly descriptions: ReadonlyMap<string, string>
}

/** A file that lies in a media folder and was measured. */
type Measured = { readonly key: string; readonly path: string; readonly video: AcceptedVideo }

/**
 * A data folder with these videos as import leaves them, each under its name as id: the files are measured and their
 * packets found by the product's own code; only what would be encoded again is not.
 */
export async function makePlayerLibrary(videos: ReadonlyMap<string, LongVideoFiles>): Promise<PlayerLibrary> {
  const folder = join(scratchFolder(), 'data')
  process.env['FRAMEMARK_DATA_DIR'] = folder
  const opened = await openLibrary(() => {})
  if (!opened.ok) throw new Error(opened.error)
  const media = join(folder, 'media')
  const [frameCounts, descriptions] = [new Map<string, number>(), new Map<string, string>()]
  for (const [id, files] of videos) {
    say(`Measuring ${id} ...`)
    const original = await place(files.original, media, `${id}.mp4`)
    await record(id, original, await place(files.scrub, media, `${id}-scrub.mp4`))
    frameCounts.set(id, original.video.index.frameCount)
    descriptions.set(id, await sizeInWords(original))
  }
  await opened.value.close()
  return { library: { folder, media }, frameCounts, descriptions }
}

async function sizeInWords({ path, video: { index } }: Measured): Promise<string> {
  const { size } = await stat(path)
  return `${(size / 1024 ** 3).toFixed(2)} GiB, ${Math.round(index.frameCount / FRAME_RATE / 60)} min`
}

async function place(from: string, media: string, key: string): Promise<Measured> {
  const path = join(media, key)
  await mkdir(media, { recursive: true })
  await link(from, path)
  await settle(path)
  const probe = await runMediaTask({ kind: 'probe', path })
  if (!probe.ok) throw new Error(probe.error)
  const video = judgeProbe(probe.value)
  if (!video.ok) throw new Error(video.error.reason)
  return { key, path, video: video.value }
}

async function record(id: string, original: Measured, scrub: Measured): Promise<void> {
  const { index } = original.video
  if (!haveSameTimes(index, scrub.video.index)) throw new Error('the scrub copy shows its frames at other times')
  const indexRecord = {
    bytes: encodeFrameIndex(index),
    frameCount: index.frameCount,
    timebaseNum: index.timebase.num,
    timebaseDen: index.timebase.den,
  }
  const renditions = [await rendition('original', original, index), await rendition('scrub', scrub, index)]
  const variant = { kind: 'raw' as const, frameIndex: { create: indexRecord }, renditions: { create: renditions } }
  await db().video.create({ data: { id, title: id, variants: { create: variant } } })
}

async function rendition(kind: 'original' | 'scrub', { key, path, video }: Measured, index: FrameIndex) {
  const { track } = video
  const { size, mtimeNs } = await stat(path, { bigint: true })
  // Of the name: nothing that is measured reads the hash.
  const sha256 = createHash('sha256').update(key).digest('hex')
  const mapping = await runMediaTask({ kind: 'map-packets', path, index, codec: track.codec })
  if (!mapping.ok) throw new Error(mapping.error)
  if (mapping.value.kind !== 'addressable') throw new Error(mapping.value.reason)
  return {
    ...{ kind, storageKey: key, fileName: key, mediaType: 'video/mp4', sizeBytes: size, mtimeNs, sha256 },
    ...{ container: 'mp4', codec: track.codec, playable: true },
    ...{ displayWidth: track.displayWidth, displayHeight: track.displayHeight, rotation: track.rotation },
    ...{ timebaseNum: index.timebase.num, timebaseDen: index.timebase.den, frameCount: index.frameCount },
    durationTicks: BigInt(index.endPts - (index.pts[0] ?? 0)),
    keyframeCount: video.index.keyframes.length,
    packetMap: { create: packetMapRecord(mapping.value, sha256) },
  }
}
