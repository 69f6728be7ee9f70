import 'server-only'
import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_LOG_ERROR,
  AV_PIX_FMT_YUV420P,
  AVCOL_PRI_BT709,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_TRC_BT709,
  AVERROR_EAGAIN,
  AVERROR_EOF,
  Codec,
  CodecContext,
  Dictionary,
  FF_ENCODER_LIBVPX_VP8,
  FF_ENCODER_LIBVPX_VP9,
  FF_ENCODER_LIBX264,
  FFmpegError,
  FormatContext,
  Frame,
  Log,
  Packet,
  Rational,
  type Stream,
} from 'node-av'
import type { Canvas } from '@/lib/ingest/canvas'
import { createClipPainter } from '@/lib/ingest/clip-painter'
import type { ClipPlan } from '@/lib/ingest/clip-plan'
import type { ReportProgress } from './report-progress'

const ENCODERS = { avc: FF_ENCODER_LIBX264, vp8: FF_ENCODER_LIBVPX_VP8, vp9: FF_ENCODER_LIBVPX_VP9 } as const
const MUXERS = { mp4: 'mp4', mov: 'mov', webm: 'webm', mkv: 'matroska' } as const

/** Paints, encodes and writes the synthetic video of `plan` to `path`, replacing what is there. */
export async function makeClip(
  path: string,
  plan: ClipPlan,
  onProgress: ReportProgress,
): Promise<{ frameCount: number }> {
  Log.setLevel(AV_LOG_ERROR)
  using encoder = await openEncoder(plan)
  await using file = new FormatContext()
  check(file.allocOutputContext2(null, MUXERS[plan.container], path), 'choosing a container')
  const stream = file.newStream()
  check(stream.codecpar.fromContext(encoder), 'describing the track')
  stream.timeBase = encoder.timeBase
  check(await file.openOutput(), 'opening the file')
  check(await file.writeHeader(), 'writing the header')

  const durations = durationsOf(plan)
  const paint = createClipPainter(plan.width, plan.height, plan.noise)
  // One buffer for all frames, which outlives them: a Frame made of a buffer points into it and does not keep it.
  const bytes = Buffer.alloc((plan.width * plan.height * 3) / 2)
  for (const [n, pts] of plan.times.entries()) {
    using frame = toFrame(paint(n), bytes, pts, plan)
    check(await encoder.sendFrame(frame), 'encoding')
    await drain(encoder, stream, file, durations)
    if (n % 25 === 0) onProgress(n / plan.times.length)
  }
  check(await encoder.sendFrame(null), 'encoding')
  await drain(encoder, stream, file, durations)
  check(await file.writeTrailer(), 'finishing the file')
  await file.closeOutput()
  return { frameCount: plan.times.length }
}

async function openEncoder(plan: ClipPlan): Promise<CodecContext> {
  const codec = Codec.findEncoderByName(ENCODERS[plan.codec])
  if (codec === null) throw new Error(`there is no encoder for ${plan.codec}`)
  const encoder = new CodecContext()
  encoder.allocContext3(codec)
  encoder.width = plan.width
  encoder.height = plan.height
  encoder.pixelFormat = AV_PIX_FMT_YUV420P
  encoder.timeBase = new Rational(1, plan.ticksPerSecond)
  // The mean rate; it decides the level that the stream claims.
  encoder.framerate = new Rational(plan.times.length * plan.ticksPerSecond, plan.endPts - (plan.times[0] ?? 0))
  encoder.gopSize = plan.gopFrames
  encoder.maxBFrames = plan.bFrames
  encoder.bitRate = BigInt(plan.bitrate)
  encoder.threadCount = 2
  encoder.colorRange = AVCOL_RANGE_MPEG
  encoder.colorPrimaries = AVCOL_PRI_BT709
  encoder.colorTrc = AVCOL_TRC_BT709
  encoder.colorSpace = AVCOL_SPC_BT709
  encoder.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER)
  using options = Dictionary.fromObject(encoderOptions(plan))
  check(await encoder.open2(codec, options), 'opening the encoder')
  return encoder
}

/** Keyframes only where the plan wants them; fast rather than small. */
const encoderOptions = ({ codec, gopFrames }: ClipPlan): Record<string, string | number> =>
  codec === 'avc'
    ? { preset: 'veryfast', sc_threshold: 0, keyint_min: gopFrames, 'x264-params': 'open-gop=0' }
    : { deadline: 'realtime', 'cpu-used': 8, 'auto-alt-ref': 0 }

function toFrame({ width, height, y, u, v }: Canvas, bytes: Buffer, pts: number, plan: ClipPlan): Frame {
  bytes.set(y, 0)
  bytes.set(u, y.length)
  bytes.set(v, y.length + u.length)
  return Frame.fromVideoBuffer(bytes, {
    width,
    height,
    format: AV_PIX_FMT_YUV420P,
    pts: BigInt(pts),
    timeBase: { num: 1, den: plan.ticksPerSecond },
  })
}

/** How long the frame at each PTS lasts, in ticks. */
const durationsOf = ({ times, endPts }: ClipPlan): Map<bigint, bigint> =>
  new Map(times.map((pts, n) => [BigInt(pts), BigInt((times[n + 1] ?? endPts) - pts)]))

/** Writes every packet that the encoder has ready. */
async function drain(
  encoder: CodecContext,
  stream: Stream,
  file: FormatContext,
  durations: ReadonlyMap<bigint, bigint>,
): Promise<void> {
  using packet = new Packet()
  packet.alloc()
  for (;;) {
    const code = await encoder.receivePacket(packet)
    if (code === AVERROR_EAGAIN || code === AVERROR_EOF) return
    check(code, 'encoding')
    packet.streamIndex = stream.index
    // Encoders drop durations; without the last one the file would end before its last frame.
    packet.duration = durations.get(packet.pts) ?? 0n
    packet.rescaleTs(encoder.timeBase, stream.timeBase)
    check(await file.interleavedWriteFrame(packet), 'writing')
  }
}

const check = (code: number, doing: string): void => FFmpegError.throwIfError(code, doing)
