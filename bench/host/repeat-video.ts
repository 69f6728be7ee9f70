import { Dictionary, FFmpegError, FormatContext, type Packet, type Stream } from 'node-av'
import { openVideoSource, packetsOf } from '@/lib/server/media/video-source'

/** A file to be made of the packets of `part`, again and again, each time `seconds` later. */
export type Repeat = {
  readonly part: string
  readonly repeats: number
  readonly seconds: number
  readonly output: string
  readonly format: 'mp4' | 'mpegts'
  /** Options of the muxer. */
  readonly options?: Readonly<Record<string, string>>
}

/** Writes the file: a long video at the price of a short one. */
export async function repeatVideo({ part, repeats, seconds, output, format, options = {} }: Repeat): Promise<void> {
  await using file = new FormatContext()
  check(file.allocOutputContext2(null, format, output))
  let stream: Stream | null = null
  for (let n = 0; n < repeats; n += 1) {
    await using source = await openVideoSource(part)
    if (source === null) throw new Error('the clip has no video')
    stream ??= await begin(file, source.video, options)
    const { timeBase } = source.video
    const later = BigInt(Math.round((n * seconds * timeBase.den) / timeBase.num))
    for await (const { packet } of packetsOf(source)) await write(file, packet, source.video, stream, later)
  }
  check(await file.writeTrailer())
  await file.closeOutput()
}

/** The track of `source`, in a file that is begun with it. */
async function begin(file: FormatContext, source: Stream, options: Readonly<Record<string, string>>): Promise<Stream> {
  const stream = file.newStream()
  check(source.codecpar.copy(stream.codecpar))
  stream.codecpar.codecTag = 0
  stream.timeBase = source.timeBase
  check(await file.openOutput())
  using dictionary = Dictionary.fromObject(options)
  check(await file.writeHeader(dictionary))
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
