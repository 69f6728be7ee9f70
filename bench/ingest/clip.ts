import { join } from 'node:path'
import { FFmpegError, FormatContext, type Packet, type Stream } from 'node-av'
import { say } from '@/bench/host/say'
import { scratchFolder } from '@/bench/host/scratch'
import { constantTimes } from '@/lib/ingest/clip-plan'
import { runMediaTask } from '@/lib/server/media/run-media-task'
import { openVideoSource, packetsOf } from '@/lib/server/media/video-source'

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
  await writeRepeated({ ...repeat, output: clips.mp4, format: 'mp4' })
  await writeRepeated({ ...repeat, output: clips.transportStream, format: 'mpegts' })
  return { ...clips, seconds: repeats * partSeconds }
}

type Repeat = {
  readonly part: string
  readonly repeats: number
  readonly seconds: number
  readonly output: string
  readonly format: 'mp4' | 'mpegts'
}

/** Writes the packets of `part` to `output` again and again, each time `seconds` later. */
async function writeRepeated({ part, repeats, seconds, output, format }: Repeat): Promise<void> {
  await using file = new FormatContext()
  check(file.allocOutputContext2(null, format, output))
  let stream: Stream | null = null
  for (let n = 0; n < repeats; n += 1) {
    await using source = await openVideoSource(part)
    if (source === null) throw new Error('the clip has no video')
    stream ??= await begin(file, source.video)
    const { timeBase } = source.video
    const later = BigInt(Math.round((n * seconds * timeBase.den) / timeBase.num))
    for await (const { packet } of packetsOf(source)) await write(file, packet, source.video, stream, later)
  }
  check(await file.writeTrailer())
  await file.closeOutput()
}

/** The track of `source`, in a file that is begun with it. */
async function begin(file: FormatContext, source: Stream): Promise<Stream> {
  const stream = file.newStream()
  check(source.codecpar.copy(stream.codecpar))
  stream.codecpar.codecTag = 0
  stream.timeBase = source.timeBase
  check(await file.openOutput())
  check(await file.writeHeader())
  return stream
}

async function write(
  file: FormatContext,
  packet: Packet,
  source: Stream,
  stream: Stream,
  later: bigint,
): Promise<void> {
  packet.pts += later
  packet.dts += later
  packet.streamIndex = stream.index
  packet.rescaleTs(source.timeBase, stream.timeBase)
  check(await file.interleavedWriteFrame(packet))
}

const check = (code: number): void => FFmpegError.throwIfError(code, 'making the clip')
