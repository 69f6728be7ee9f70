import { existsSync } from 'node:fs'
import { mkdir, rename, stat, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repeatVideo } from '@/bench/host/repeat-video'
import { say } from '@/bench/host/say'
import { constantTimes } from '@/lib/ingest/clip-plan'
import { planScrub } from '@/lib/ingest/encode-plan'
import { judgeProbe } from '@/lib/ingest/judge-probe'
import { runMediaTask } from '@/lib/server/media/run-media-task'

/** Made once and kept; another plan gets another folder, so that no stale file is measured. */
const FOLDER = join(tmpdir(), 'framemark-bench-player-1')

/** Frames a second of every video here; the first is shown at 0. */
export const FRAME_RATE = 25
const TICKS_PER_FRAME = 512
const GOP_SECONDS = 10
const PART_SECONDS = 60

/** Frames of the part that a video repeats: frame n carries the bar code of n modulo this. */
export const PART_FRAMES = PART_SECONDS * FRAME_RATE

/** A long video: how it looks, and how long it gets, in minutes or in bytes. */
export type LongVideo = {
  readonly name: string
  /** Bits a second. */
  readonly bitrate: number
  readonly noise: number
  readonly length: { readonly minutes: number } | { readonly bytes: number }
}

/** Where the file lies, and its copy for scrubbing. */
export type LongVideoFiles = { readonly original: string; readonly scrub: string }

/**
 * The files of `video` in 720p at 25 frames a second, H.264 with B-frames, a keyframe every 10 s, what a player needs to
 * know in front. One minute is encoded, and repeated packet by packet.
 */
export async function makeLongVideo(video: LongVideo): Promise<LongVideoFiles> {
  await mkdir(FOLDER, { recursive: true })
  const part = await made(`part-${video.bitrate}-${video.noise}.mp4`, (path) => encodePart(path, video))
  const scrubPart = await made(`part-${video.bitrate}-${video.noise}-scrub.mp4`, (path) => encodeScrub(part, path))
  const { size } = await stat(part)
  const { length } = video
  const repeats = 'minutes' in length ? (length.minutes * 60) / PART_SECONDS : Math.ceil(length.bytes / size)
  const name = `${video.name}-${repeats}`
  return {
    original: await made(`${name}.mp4`, (path) => joinParts(part, repeats, path, size)),
    scrub: await made(`${name}-scrub.mp4`, (path) => joinParts(scrubPart, repeats, path, 0)),
  }
}

async function made(name: string, make: (path: string) => Promise<void>): Promise<string> {
  const path = join(FOLDER, name)
  if (existsSync(path)) return path
  say(`Making ${path} ...`)
  const draft = `${path}.draft`
  await make(draft)
  await rename(draft, path)
  return path
}

async function encodePart(path: string, { bitrate, noise }: LongVideo): Promise<void> {
  const answer = await runMediaTask({
    kind: 'make-clip',
    path,
    plan: {
      width: 1280,
      height: 720,
      ticksPerSecond: FRAME_RATE * TICKS_PER_FRAME,
      ...constantTimes(PART_FRAMES, TICKS_PER_FRAME),
      container: 'mp4',
      codec: 'avc',
      gopFrames: GOP_SECONDS * FRAME_RATE,
      bFrames: 2,
      bitrate,
      noise,
    },
  })
  if (!answer.ok) throw new Error(answer.error)
}

/** The copy that import makes of the part. */
async function encodeScrub(part: string, output: string): Promise<void> {
  const probe = await runMediaTask({ kind: 'probe', path: part })
  if (!probe.ok) throw new Error(probe.error)
  const judged = judgeProbe(probe.value)
  if (!judged.ok) throw new Error(judged.error.reason)
  const { track, index } = judged.value
  const answer = await runMediaTask({ kind: 'encode', path: part, output, plan: planScrub(track), index })
  if (!answer.ok) throw new Error(answer.error)
  if (answer.value.kind !== 'made') throw new Error(answer.value.reason)
}

async function joinParts(part: string, repeats: number, output: string, partBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(FOLDER)
  const needed = partBytes * repeats * 1.1
  if (bavail * bsize < needed) {
    throw new Error(`${FOLDER} needs ${(needed / 1e9).toFixed(1)} GB of free space for ${output}.`)
  }
  const options = { movflags: '+faststart' }
  await repeatVideo({ part, repeats, seconds: PART_SECONDS, output, format: 'mp4', options })
}
