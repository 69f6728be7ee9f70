import 'server-only'
import { type CodecContext, Dictionary, FFmpegError, FormatContext, type Packet, type Stream } from 'node-av'

/** The MP4 file of a copy, being written. */
export type CopyFile = AsyncDisposable & {
  /** Writes what `encoder` put into `packet`, lasting `duration` of the encoder's ticks where that is given. */
  readonly write: (encoder: CodecContext, packet: Packet, duration?: number) => Promise<void>
  /** Writes the index, and puts it in front. */
  readonly finish: () => Promise<void>
}

/**
 * Begins an MP4 file at `path`, replacing what is there, with a track for each of `encoders`. Video and edit lists count
 * in the same `timescale`, so that a late start is as exact as every other time.
 */
export async function openCopyFile(
  path: string,
  encoders: readonly CodecContext[],
  timescale: number,
): Promise<CopyFile> {
  const file = new FormatContext()
  check(file.allocOutputContext2(null, 'mp4', path), 'choosing a container')
  const streams = new Map<CodecContext, Stream>()
  for (const encoder of encoders) {
    const stream = file.newStream()
    check(stream.codecpar.fromContext(encoder), 'describing the track')
    stream.timeBase = encoder.timeBase
    streams.set(encoder, stream)
  }
  check(await file.openOutput(), 'opening the file')
  using options = Dictionary.fromObject({
    movflags: '+faststart',
    video_track_timescale: timescale,
    movie_timescale: timescale,
  })
  check(await file.writeHeader(options), 'writing the header')

  const write: CopyFile['write'] = async (encoder, packet, duration) => {
    const stream = streams.get(encoder)
    if (stream === undefined) throw new Error('a packet of an encoder that is not in this file')
    packet.streamIndex = stream.index
    if (duration !== undefined) packet.duration = BigInt(duration)
    packet.rescaleTs(encoder.timeBase, stream.timeBase)
    check(await file.interleavedWriteFrame(packet), 'writing')
  }
  const finish = async () => {
    check(await file.writeTrailer(), 'finishing the file')
    await file.closeOutput()
  }
  return { write, finish, [Symbol.asyncDispose]: async () => await file[Symbol.asyncDispose]() }
}

const check = (code: number, doing: string): void => FFmpegError.throwIfError(code, doing)
