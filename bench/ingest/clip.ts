import { join } from 'node:path'
import { repeatVideo } from '@/bench/host/repeat-video'
import { say } from '@/bench/host/say'
import { scratchFolder } from '@/bench/host/scratch'
import { constantTimes } from '@/lib/ingest/clip-plan'
import { runMediaTask } from '@/lib/server/media/run-media-task'

const FRAMES_A_SECOND = 30
const TICKS_PER_FRAME = 512
const PART_SECONDS = 60

/** A long video in two containers: one that lists its frames, and one that has to be decoded to know them. */
export type Clips = { readonly mp4: string; readonly transportStream: string; readonly seconds: number }

/** Makes videos of `minutes` in 720p with noise and motion: one minute is encoded, longer ones repeat it packet by packet. */
export async function makeClips(minutes: number): Promise<Clips> {
  const part = join(scratchFolder(), 'part.mp4')
  const partSeconds = Math.min(minutes * 60, PART_SECONDS)
  say(`Encoding ${partSeconds} s of 720p ...`)
  const made = await runMediaTask({
    kind: 'make-clip',
    path: part,
    plan: {
      width: 1280,
      height: 720,
      ticksPerSecond: FRAMES_A_SECOND * TICKS_PER_FRAME,
      ...constantTimes(Math.round(partSeconds * FRAMES_A_SECOND), TICKS_PER_FRAME),
      container: 'mp4',
      codec: 'avc',
      gopFrames: 60,
      bFrames: 2,
      bitrate: 4_000_000,
      noise: 4,
    },
  })
  if (!made.ok) throw new Error(made.error)
  const repeats = Math.max(Math.round((minutes * 60) / partSeconds), 1)
  const clips = { mp4: join(scratchFolder(), 'long.mp4'), transportStream: join(scratchFolder(), 'long.ts') }
  const repeat = { part, repeats, seconds: partSeconds }
  await repeatVideo({ ...repeat, output: clips.mp4, format: 'mp4' })
  await repeatVideo({ ...repeat, output: clips.transportStream, format: 'mpegts' })
  return { ...clips, seconds: repeats * partSeconds }
}
