import 'server-only'
import { availableParallelism } from 'node:os'
import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_PICTURE_TYPE_NONE,
  AV_PIX_FMT_YUV420P,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_SPC_SMPTE170M,
  AVCOL_SPC_UNSPECIFIED,
  AVERROR_EAGAIN,
  AVERROR_EOF,
  Codec,
  CodecContext,
  type CodecParameters,
  Dictionary,
  FF_ENCODER_LIBX264,
  FFmpegError,
  type Frame,
  type Packet,
  Rational,
} from 'node-av'
import type { CopyClock } from '@/lib/ingest/copy-clock'
import type { EncodePlan } from '@/lib/ingest/encode-plan'
import { isRgb } from './picture-converter'

/** As many as x264 takes by itself, but for a machine with so many cores that their pictures would fill the memory. */
const THREADS_A_CORE = 1.5
const MOST_THREADS = 8

/**
 * The x264 encoder of a copy, open: closed groups of pictures, no B-frames (so every frame is one step of decoding from
 * the one before it), times in ticks of `clock`.
 */
export async function openCopyEncoder(
  plan: EncodePlan,
  clock: CopyClock,
  original: CodecParameters,
): Promise<CodecContext> {
  const codec = Codec.findEncoderByName(FF_ENCODER_LIBX264)
  if (codec === null) throw new Error('The media engine has no H.264 encoder.')
  const encoder = new CodecContext()
  encoder.allocContext3(codec)
  encoder.width = plan.width
  encoder.height = plan.height
  encoder.pixelFormat = AV_PIX_FMT_YUV420P
  encoder.sampleAspectRatio = new Rational(1, 1)
  encoder.timeBase = new Rational(1, clock.timescale)
  encoder.framerate = meanRate(clock)
  encoder.gopSize = plan.gopFrames
  encoder.maxBFrames = 0
  encoder.threadCount = Math.min(Math.ceil(availableParallelism() * THREADS_A_CORE), MOST_THREADS)
  encoder.colorRange = AVCOL_RANGE_MPEG
  encoder.colorPrimaries = original.colorPrimaries
  encoder.colorTrc = original.colorTrc
  encoder.colorSpace = matrixOf(original)
  encoder.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER)
  using options = Dictionary.fromObject({
    preset: plan.preset,
    crf: plan.crf,
    'forced-idr': 1,
    ...(plan.rendition === 'scrub' ? { sc_threshold: 0, keyint_min: plan.gopFrames } : {}),
    'x264-params': 'open-gop=0',
  })
  FFmpegError.throwIfError(await encoder.open2(codec, options), 'opening the encoder')
  return encoder
}

/** It decides the level that the stream claims; for x264 a whole number of thousandths is exact enough. */
function meanRate({ pts, endPts, timescale }: CopyClock): Rational {
  const seconds = (endPts - (pts[0] ?? 0)) / timescale
  return new Rational(Math.max(Math.round((pts.length / seconds) * 1000), 1), 1000)
}

/**
 * The matrix of the colours. Where the original does not say, players go by its height: a copy of another height must
 * say what they took the original's for.
 */
function matrixOf(original: CodecParameters) {
  if (isRgb(original)) return AVCOL_SPC_BT709
  const { colorSpace, height } = original
  if (colorSpace !== AVCOL_SPC_UNSPECIFIED) return colorSpace
  return height >= 720 ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M
}

/** Gives `frame` to `encoder` (null: no more come) and stops at each packet that comes into `packet`. */
export async function* encodeFrame(encoder: CodecContext, frame: Frame | null, packet: Packet): AsyncGenerator<void> {
  // What a frame was in the original is no order to the encoder.
  if (frame?.isVideo() === true) frame.pictType = AV_PICTURE_TYPE_NONE
  FFmpegError.throwIfError(await encoder.sendFrame(frame), 'encoding')
  for (;;) {
    const code = await encoder.receivePacket(packet)
    if (code === AVERROR_EAGAIN || code === AVERROR_EOF) return
    FFmpegError.throwIfError(code, 'encoding')
    yield
  }
}
