import 'server-only'
import { AVCOL_RANGE_JPEG, AVCOL_RANGE_MPEG, type AVColorRange, type CodecParameters } from 'node-av'
import type { DecoderFacts } from '@/lib/frames/packet-map'
import { colorSpaceOf } from '@/lib/ingest/color-names'
import { err, ok, type Result } from '@/lib/result/result'
import { shapeOf } from './picture-shape'
import type { VideoSource } from './video-source'

/** Codecs by FFmpeg's names whose packets hold all that their decoders need. */
const SELF_CONTAINED: readonly string[] = ['vp8', 'vp9', 'av1']

/**
 * What a browser's decoder has to be told of the video track of `source`. `codec` is its codec string as it was measured.
 * The error says why the track's packets mean nothing to one; for people.
 */
export function decoderFactsOf({ video, codec: family }: VideoSource, codec: string): Result<DecoderFacts, string> {
  const { codecpar } = video
  const facts = { ...shapeOf(video, codecpar), colorSpace: colorSpaceOf(statedColors(codecpar)) }
  if (SELF_CONTAINED.includes(family)) return ok({ ...facts, codec, description: null })
  if (family !== 'h264') return err('Browsers cannot decode its codec.')
  const { extradata } = codecpar
  if (extradata === null || extradata[0] !== 1 || extradata.length < 4)
    return err('Its H.264 has no decoder configuration (avcC).')
  const description = Uint8Array.from(extradata)
  return ok({ ...facts, codec: /^avc[13]\./.test(codec) ? codec : avcCodecString(description), description })
}

/** Profile, constraints and level. Source: RFC 6381 section 3.3; ISO/IEC 14496-15 section 5.3.3.1. */
function avcCodecString(configuration: Uint8Array): string {
  const fields = [...configuration.subarray(1, 4)].map((byte) => byte.toString(16).padStart(2, '0'))
  return `avc1.${fields.join('')}`
}

const statedColors = ({ colorPrimaries, colorTrc, colorSpace, colorRange }: CodecParameters) => ({
  primaries: colorPrimaries,
  transfer: colorTrc,
  matrix: colorSpace,
  fullRange: isFullRange(colorRange),
})

function isFullRange(range: AVColorRange): boolean | null {
  if (range === AVCOL_RANGE_JPEG) return true
  return range === AVCOL_RANGE_MPEG ? false : null
}
