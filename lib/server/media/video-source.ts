import 'server-only'
import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import {
  AV_CODEC_FLAG_OUTPUT_CORRUPT,
  AV_DISPOSITION_ATTACHED_PIC,
  AV_DISPOSITION_DEFAULT,
  AV_LOG_QUIET,
  AV_NOPTS_VALUE,
  AVDISCARD_ALL,
  AVERROR_EOF,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO,
  avGetCodecName,
  Codec,
  CodecContext,
  Dictionary,
  FF_THREAD_FRAME,
  FF_THREAD_SLICE,
  FFmpegError,
  FormatContext,
  InputFormat,
  Log,
  Packet,
  type Stream,
} from 'node-av'
import type { Container } from '@/lib/ingest/container'
import { sniffFile } from './sniff-file'

/**
 * FFmpeg's reader of each container. It is chosen by our own look at the first bytes: left to itself FFmpeg would also
 * take playlists, which name other files and addresses.
 */
const DEMUXERS: Partial<Record<Container, string>> = {
  mp4: 'mov',
  mov: 'mov',
  webm: 'matroska',
  mkv: 'matroska',
  avi: 'avi',
  ogg: 'ogg',
  'mpeg-ts': 'mpegts',
  'mpeg-ps': 'mpeg',
  flv: 'flv',
  asf: 'asf',
}

/** How far FFmpeg looks for what a stream is, where the file does not say: bytes and microseconds. */
const SOUGHT = { probesize: 20_000_000, analyzeduration: 20_000_000 }

const MOST_THREADS = 6

/** An opened file with its first video track and its first sound track, to be read packet by packet. */
export type VideoSource = AsyncDisposable & {
  readonly container: Container
  readonly format: FormatContext
  readonly video: Stream
  readonly sound: Stream | null
  /** FFmpeg's name. */
  readonly codec: string
  /** Bytes. */
  readonly size: number
}

/** Opens the file at `path`; null if it has no video track (attached pictures are none). Throws if no reader understands it. */
export async function openVideoSource(path: string): Promise<VideoSource | null> {
  Log.setLevel(AV_LOG_QUIET)
  const container = (await sniffFile(path)) ?? 'unknown'
  const demuxer = InputFormat.findInputFormat(DEMUXERS[container] ?? '')
  if (demuxer === null) throw new Error('no reader understands it')
  const format = new FormatContext()
  using options = Dictionary.fromObject({ ...SOUGHT, protocol_whitelist: 'file' })
  FFmpegError.throwIfError(await format.openInput(path, demuxer, options), 'opening it')
  FFmpegError.throwIfError(await format.findStreamInfo(), 'looking for its tracks')
  const streams = format.streams
  const [video, sound] = [firstOf(streams, AVMEDIA_TYPE_VIDEO), firstOf(streams, AVMEDIA_TYPE_AUDIO)]
  for (const stream of streams) if (stream !== video && stream !== sound) stream.discard = AVDISCARD_ALL
  const close = async () => await format.closeInput()
  if (video === null) {
    await close()
    return null
  }
  const codec = avGetCodecName(video.codecpar.codecId) ?? ''
  const { size } = await stat(path)
  return { container, format, video, sound, codec, size, [Symbol.asyncDispose]: close }
}

/** The first track of this type that is on by default, or else the first. */
function firstOf(streams: readonly Stream[], type: number): Stream | null {
  const tracks = streams.filter(
    ({ codecpar, disposition }) => codecpar.codecType === type && (disposition & AV_DISPOSITION_ATTACHED_PIC) === 0,
  )
  return tracks.find(({ disposition }) => (disposition & AV_DISPOSITION_DEFAULT) !== 0) ?? tracks[0] ?? null
}

/**
 * Every packet of the file in the order in which it is stored, and how far into the file that is (0..1); the same object
 * each time. A file that breaks off ends here: what is missing is for whoever counts frames to say.
 */
export async function* packetsOf({ format, size }: VideoSource): AsyncGenerator<{ packet: Packet; fraction: number }> {
  using packet = new Packet()
  packet.alloc()
  let fraction = 0
  for (;;) {
    const code = await format.readFrame(packet)
    if (code === AVERROR_EOF) return
    if (code < 0) {
      if (new FFmpegError(code).message.includes('memory')) throw new Error('there was not enough memory to read it')
      return
    }
    if (packet.pos > 0n && size > 0) fraction = Number(packet.pos) / size
    yield { packet, fraction }
    packet.unref()
  }
}

/**
 * A decoder for `stream`, open. Throws, with the reason, if there is none.
 *
 * Where a container lists its frames, all that it lists are wanted, even those at the start of a cut recording whose
 * references are gone; elsewhere those are not frames of the video, and ffprobe does not count them either.
 */
export async function openDecoder(stream: Stream, wantsIncomplete: boolean): Promise<CodecContext> {
  const { codecpar, timeBase } = stream
  const codec = Codec.findDecoder(codecpar.codecId)
  if (codec === null) throw new Error(`there is no decoder for ${avGetCodecName(codecpar.codecId) ?? 'its codec'}`)
  const decoder = new CodecContext()
  decoder.allocContext3(codec)
  FFmpegError.throwIfError(codecpar.toContext(decoder), 'describing the track')
  decoder.pktTimebase = timeBase
  decoder.threadCount = Math.min(availableParallelism(), MOST_THREADS)
  decoder.threadType = (FF_THREAD_FRAME | FF_THREAD_SLICE) as typeof decoder.threadType
  if (wantsIncomplete) decoder.setFlags(AV_CODEC_FLAG_OUTPUT_CORRUPT)
  FFmpegError.throwIfError(await decoder.open2(codec), 'opening the decoder')
  return decoder
}

/** A time of FFmpeg as a number; null if it has none. */
export const knownTime = (at: bigint): number | null => (at === AV_NOPTS_VALUE ? null : Number(at))
