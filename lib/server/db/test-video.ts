import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createFrameIndex } from '@/lib/frames/frame-index'
import { encodeFrameIndex } from '@/lib/frames/frame-index-codec'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { timebase } from '@/lib/time/timebase'
import type { VariantKind } from '@/lib/videos/schema'
import { db } from './client'

/** What a test wants of a video; the rest is ordinary. */
export type TestVideo = {
  readonly title?: string
  readonly fileName?: string
  readonly kinds?: readonly VariantKind[]
  readonly frameCount?: number
  /** Contents of the stored file, by default other for every variant. */
  readonly bytes?: Uint8Array
}

/** Ticks a frame of a test video: 25 frames a second on a clock of 1000. */
const TICKS_PER_FRAME = 40

/**
 * A video with records as import makes them and files on disk (which hold no video), at 25 frames a second, a keyframe
 * every tenth frame. Gives its id.
 */
export async function createTestVideo(wanted: TestVideo = {}): Promise<string> {
  const { title = 'A video', kinds = ['raw'], frameCount = 100, fileName = 'clip.mp4' } = wanted
  const video = await db().video.create({ data: { title } })
  for (const kind of kinds) {
    const bytes = wanted.bytes ?? Buffer.from(`${kind} ${randomUUID()}`)
    const storageKey = `${randomUUID()}.mp4`
    await writeFile(join(dataFolder().media, storageKey), bytes)
    await db().variant.create({
      data: {
        videoId: video.id,
        kind,
        anonymizedAt: kind === 'processed' ? new Date() : null,
        frameIndex: {
          create: { bytes: testFrameIndex(frameCount), frameCount, timebaseNum: 1, timebaseDen: 1000 },
        },
        renditions: {
          create: { ...ORDINARY, fileName, storageKey, frameCount, ...sizes(bytes, frameCount) },
        },
      },
    })
  }
  return video.id
}

const ORDINARY = {
  kind: 'original',
  mediaType: 'video/mp4',
  mtimeNs: 1_700_000_000_000_000_000n,
  container: 'mp4',
  codec: 'avc1.64001f',
  displayWidth: 640,
  displayHeight: 360,
  timebaseNum: 1,
  timebaseDen: 1000,
  playable: true,
} as const

const sizes = (bytes: Uint8Array, frameCount: number) => ({
  sizeBytes: BigInt(bytes.length),
  sha256: createHash('sha256').update(bytes).digest('hex'),
  durationTicks: BigInt(frameCount * TICKS_PER_FRAME),
  keyframeCount: Math.ceil(frameCount / 10),
})

/** The stored form of a frame index at 25 frames a second. */
export const testFrameIndex = (frameCount: number) =>
  encodeFrameIndex(
    createFrameIndex({
      timebase: timebase(1, 1000),
      pts: Array.from({ length: frameCount }, (_, frame) => frame * TICKS_PER_FRAME),
      endPts: frameCount * TICKS_PER_FRAME,
      keyframes: Array.from({ length: Math.ceil(frameCount / 10) }, (_, keyframe) => keyframe * 10),
    }),
  )
