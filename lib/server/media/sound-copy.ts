import 'server-only'
import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_SAMPLE_FMT_FLTP,
  type AVSampleFormat,
  avChannelLayoutDefault,
  avChannelLayoutDescribe,
  avGetSampleFmtName,
  Codec,
  CodecContext,
  FF_ENCODER_AAC,
  FFmpegError,
  Frame,
  Packet,
  Rational,
  type Stream,
} from 'node-av'
import type { Container } from '@/lib/ingest/container'
import { createTimeline } from '@/lib/ingest/decoded-timeline'
import { encodeFrame } from './copy-encoder'
import { feed } from './decoded-frames'
import { type Filters, openFilters } from './filter-graph'
import { knownTime, openDecoder } from './video-source'

/** The sound of a copy. */
export type SoundCopy = Disposable & {
  readonly encoder: CodecContext
  /** The packets of AAC that `packet` completes (null: no more come); each is only good until the next. */
  readonly encode: (packet: Packet | null) => AsyncGenerator<Packet>
}

/** Rates that every decoder of AAC plays (ISO/IEC 14496-3 section 1.6.3.4); others become the first. */
const SAMPLE_RATES = [48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000]

const BITS_A_SECOND_AND_CHANNEL = 80_000

/**
 * A copy of the sound track `stream` as AAC, with at most two channels, at the times of the original: gaps are filled
 * with silence. Null if it cannot be decoded. Sound is never worth failing for: where it stops decoding, it ends.
 */
export async function openSoundCopy(stream: Stream, container: Container): Promise<SoundCopy | null> {
  const decoder = await openDecoder(stream, false).catch(() => null)
  if (decoder === null) return null
  const { sampleRate, channels } = stream.codecpar
  const form = {
    rate: SAMPLE_RATES.includes(sampleRate) ? sampleRate : (SAMPLE_RATES[0] ?? sampleRate),
    channels: channels === 1 ? 1 : 2,
  }
  const encoder = await openAacEncoder(form)
  const [decoded, filtered, packet] = [new Frame(), new Frame(), new Packet()]
  for (const part of [decoded, filtered, packet]) part.alloc()
  const timeline = createTimeline(container, stream.timeBase.den / stream.timeBase.num)
  let filters: Filters | null = null
  let isOver = false

  async function* filterAndEncode(given: Frame | null): AsyncGenerator<Packet> {
    if (given !== null) filters ??= await openFilters(sourceOf(given, stream), filterOf(form, encoder.frameSize), 1)
    if (filters === null) return
    for await (const _ of filters.apply(given, filtered))
      for await (const __ of encodeFrame(encoder, filtered, packet)) yield packet
    if (given === null) for await (const __ of encodeFrame(encoder, null, packet)) yield packet
  }

  async function* encode(given: Packet | null): AsyncGenerator<Packet> {
    if (isOver) return
    try {
      for await (const _ of feed(decoder as CodecContext, given, decoded)) {
        const at = timeline({ pts: knownTime(decoded.bestEffortTimestamp), duration: Number(decoded.duration) })
        if (at === null) continue
        decoded.pts = BigInt(at)
        yield* filterAndEncode(decoded)
      }
      if (given === null) yield* filterAndEncode(null)
    } catch {
      isOver = true
    }
  }

  const close = () => {
    filters?.[Symbol.dispose]()
    for (const part of [decoded, filtered, packet]) part.free()
    decoder.freeContext()
    encoder.freeContext()
  }
  return { encoder, encode, [Symbol.dispose]: close }
}

type SoundForm = { readonly rate: number; readonly channels: number }

async function openAacEncoder({ rate, channels }: SoundForm): Promise<CodecContext> {
  const codec = Codec.findEncoderByName(FF_ENCODER_AAC)
  if (codec === null) throw new Error('The media engine has no AAC encoder.')
  const encoder = new CodecContext()
  encoder.allocContext3(codec)
  encoder.sampleRate = rate
  encoder.sampleFormat = AV_SAMPLE_FMT_FLTP
  encoder.channelLayout = avChannelLayoutDefault(channels)
  encoder.bitRate = BigInt(BITS_A_SECOND_AND_CHANNEL * channels)
  encoder.timeBase = new Rational(1, rate)
  encoder.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER)
  FFmpegError.throwIfError(await encoder.open2(codec), 'opening the sound encoder')
  return encoder
}

function sourceOf(frame: Frame, { timeBase }: Stream) {
  const layout = avChannelLayoutDescribe(frame.channelLayout) ?? ''
  const isNamed = layout !== '' && !layout.includes('channels')
  const args = [
    `time_base=${timeBase.num}/${timeBase.den}`,
    `sample_rate=${frame.sampleRate}`,
    `sample_fmt=${avGetSampleFmtName(frame.format as AVSampleFormat)}`,
    isNamed ? `channel_layout=${layout}` : `channels=${frame.channels}`,
  ].join(':')
  return { name: 'abuffer', args } as const
}

const filterOf = ({ rate, channels }: SoundForm, frameSize: number): string =>
  [
    `aresample=${rate}:async=1`,
    `aformat=sample_fmts=fltp:sample_rates=${rate}:channel_layouts=${channels === 1 ? 'mono' : 'stereo'}`,
    `asetnsamples=n=${frameSize}:p=0`,
  ].join(',')
