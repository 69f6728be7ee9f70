import type { Container } from './container'

const PLAYABLE_CONTAINERS: readonly Container[] = ['mp4', 'mov', 'webm', 'mkv']

/** Whether browsers open files of this kind at all. */
export const isPlayableContainer = (container: Container): boolean => PLAYABLE_CONTAINERS.includes(container)

/**
 * H.264 profiles that browsers decode: 8 bits a sample, 4:2:0. profile_idc 66, 77, 88 and 100 (ITU-T H.264 Annex A);
 * 110, 122 and 244 (High 10, 4:2:2, 4:4:4) are not among them.
 */
const AVC_PROFILES = [0x42, 0x4d, 0x58, 0x64]

/**
 * Whether a mainstream browser plays the video of this file as it is. Sound is not asked: a browser that cannot play it
 * leaves it out.
 *
 * `codec` is the codec string of RFC 6381, e.g. `avc1.64001f`, `vp09.00.10.08`, `av01.0.04M.08`.
 */
export function isPlayable(container: Container, codec: string): boolean {
  if (!isPlayableContainer(container)) return false
  const [family = '', ...fields] = codec.toLowerCase().split('.')
  switch (family) {
    case 'avc1':
    case 'avc3':
      return AVC_PROFILES.includes(Number.parseInt((fields[0] ?? '').slice(0, 2), 16))
    case 'vp8':
    case 'vp08':
      return true
    case 'vp9':
      return true
    case 'vp09':
      // Profile 0 is 8-bit 4:2:0 (VP Codec ISO Media File Format Binding section "Codecs Parameter String").
      return Number(fields[0]) === 0
    case 'av01':
      // Profile 0 (Main) with 8 bits a sample (AV1 Codec ISO Media File Format Binding section 5).
      return Number(fields[0]) === 0 && Number(fields[2]) === 8
    default:
      return false
  }
}

const CODEC_NAMES: readonly (readonly [RegExp, string])[] = [
  [
    /^(avc[13]\.(6e|7a|f4)|h264 \(10|h264 \(4:[24])/i,
    'H.264 with more than 8 bits a sample or finer colour than 4:2:0',
  ],
  [/^(avc|h264)/i, 'H.264'],
  [/^(hev1|hvc1|hevc|dvh[1e])/i, 'HEVC (H.265)'],
  [/^vp0?8/i, 'VP8'],
  [/^vp09\.0*[123]\b/i, 'VP9 with more than 8 bits a sample or finer colour than 4:2:0'],
  [/^vp0?9/i, 'VP9'],
  [/^av0?1/i, 'AV1'],
  [/^(prores|v_prores|ap[cs4])/i, 'ProRes'],
  [/^(mpeg4|mp4v|v_mpeg4)/i, 'MPEG-4 Part 2'],
  [/^msmpeg4/i, 'Microsoft MPEG-4'],
  [/^cinepak$/i, 'Cinepak'],
  [/^wmv|^vc1/i, 'Windows Media Video'],
  [/^rawvideo$/i, 'uncompressed'],
  [/^(mpeg[12]video$|v_mpeg[12]$)/i, 'MPEG-2'],
  [/^(mjpeg$|v_mjpeg|jpeg$|mjp[ab]$)/i, 'Motion JPEG'],
  [/^(v_)?theora$/i, 'Theora'],
  [/^(flv1|[sh]263)/i, 'H.263'],
  [/^v_ms/i, 'Video for Windows'],
]

/** What people call the codec of a codec string or of FFmpeg's name; the text itself if nobody calls it anything. */
export const codecName = (codec: string): string => CODEC_NAMES.find(([pattern]) => pattern.test(codec))?.[1] ?? codec
