import 'server-only'
import { join } from 'node:path'
import { ffmpeg, type ShownFrames } from './test-ffmpeg'
import { joinParts } from './test-joined-edits'

/** A file that is read in spite of what is odd about it, and what is expected of it. */
export type Oddity = {
  readonly name: string
  /** What ffmpeg is told: `$in` stands for the input of the row, `$base` for a file made before. */
  readonly make: string
  /** A file that is made first, by the same rules. */
  readonly base?: string
  readonly after?: (path: string) => Promise<void>
  /** What people are told of why it is converted; null where browsers play it. */
  readonly conversion: RegExp | null
  readonly problems?: readonly string[]
  readonly display?: readonly [width: number, height: number]
  /** Which track ffprobe is asked for, if not the first. */
  readonly shownTrack?: string
  /** What ffprobe shows and the index does not have, or the other way round, with the reason. */
  readonly differs?: {
    readonly from: (shown: ShownFrames) => Pick<ShownFrames, 'pts' | 'keyframes'>
    readonly because: string
  }
}

const PICTURES = '-f lavfi -i testsrc2=size=160x120:rate=25:duration=2'
const SOUND = '-f lavfi -i sine=frequency=440:duration=2'
const X264 = '-c:v libx264 -preset ultrafast -g 10 -pix_fmt yuv420p'
const B_FRAMES = '-c:v libx264 -preset veryfast -g 10 -bf 3 -pix_fmt yuv420p'

/** One of every kind of timing, container and codec that people have. */
export const ODDITIES: readonly Oddity[] = [
  { name: 'constant.mp4', make: `${PICTURES} ${X264}`, conversion: null },
  {
    name: 'variable.mp4',
    make: `${PICTURES} -vf select=not(mod(n\\,3))+not(mod(n\\,7)) -vsync vfr ${X264}`,
    conversion: null,
  },
  { name: 'b-frames.mp4', make: `${PICTURES} ${B_FRAMES}`, conversion: null },
  { name: 'sound.mp4', make: `${PICTURES} ${SOUND} ${B_FRAMES} -c:a aac`, conversion: null },
  {
    name: 'open-gop.mp4',
    make: `${PICTURES} -c:v libx264 -x264-params open-gop=1:keyint=10:min-keyint=10:bframes=3:b-adapt=0:scenecut=0`,
    conversion: /open groups/,
    problems: ['open-gop'],
    differs: {
      from: ({ pts }) => ({ pts, keyframes: [0] }),
      because: 'only IDR pictures are keyframes',
    },
  },
  {
    name: 'trimmed.mp4',
    base: `${PICTURES} ${B_FRAMES} $base.mp4`,
    make: '-ss 0.5 -i $base.mp4 -c copy',
    conversion: null,
  },
  {
    name: 'negative.mkv',
    base: `${PICTURES} ${B_FRAMES} $base.mp4`,
    make: '-i $base.mp4 -c copy -output_ts_offset -0.5 -avoid_negative_ts disabled',
    conversion: null,
    problems: ['frames-not-shown', 'first-frame-not-a-keyframe'],
    differs: {
      from: ({ pts, keyframes }) => {
        const hidden = pts.filter(Number.isNaN).length
        return { pts: pts.slice(hidden), keyframes: keyframes.filter((n) => n >= hidden).map((n) => n - hidden) }
      },
      because: 'frames before the start of the presentation are not shown; ffprobe has no time for them',
    },
  },
  { name: 'late.mp4', make: `${PICTURES} ${B_FRAMES} -output_ts_offset 2.5`, conversion: null },
  { name: 'ten-hours-late.mp4', make: `${PICTURES} ${B_FRAMES} -output_ts_offset 36000`, conversion: null },
  { name: 'fragmented.mp4', make: `${PICTURES} ${B_FRAMES} -movflags frag_keyframe+empty_moov`, conversion: null },
  {
    name: 'fragments-of-300-ms.mp4',
    make: `${PICTURES} ${B_FRAMES} -movflags dash+delay_moov -frag_duration 300000`,
    conversion: null,
  },
  { name: 'index-in-front.mp4', make: `${PICTURES} ${B_FRAMES} -movflags +faststart`, conversion: null },
  { name: 'no-edit-list.mp4', make: `${PICTURES} ${B_FRAMES} -use_editlist 0`, conversion: null },
  { name: 'joined-edits.mp4', make: `${PICTURES} ${X264}`, after: joinParts, conversion: /joins several parts/ },
  { name: 'quicktime.mov', make: `${PICTURES} ${B_FRAMES}`, conversion: null },
  {
    name: 'ntsc.mkv',
    make: `-f lavfi -i testsrc2=size=160x120:rate=30000/1001:duration=2 ${B_FRAMES}`,
    conversion: null,
  },
  { name: 'vp8.webm', make: `${PICTURES} -c:v libvpx -auto-alt-ref 1 -lag-in-frames 16 -b:v 200k`, conversion: null },
  { name: 'vp9.webm', make: `${PICTURES} -c:v libvpx-vp9 -deadline realtime -b:v 200k`, conversion: null },
  { name: 'av1.mp4', make: `${PICTURES} -c:v libsvtav1 -preset 12`, conversion: null },
  {
    name: 'rotated.mp4',
    base: `${PICTURES} ${X264} $base.mp4`,
    make: '-i $base.mp4 -c copy -metadata:s:v:0 rotate=90',
    conversion: null,
    display: [120, 160],
  },
  { name: 'anamorphic.mp4', make: `${PICTURES} -vf setsar=4/3 ${X264}`, conversion: null, display: [213, 120] },
  {
    name: 'odd.webm',
    make: '-f lavfi -i testsrc=size=161x121:rate=25:duration=2 -c:v libvpx -b:v 200k',
    conversion: null,
    display: [161, 121],
  },
  { name: 'ten-bits.mp4', make: `${PICTURES} -c:v libx264 -pix_fmt yuv420p10le`, conversion: /more than 8 bits/ },
  { name: '4-2-2.mp4', make: `${PICTURES} -c:v libx264 -pix_fmt yuv422p`, conversion: /finer colour/ },
  { name: '4-4-4.mp4', make: `${PICTURES} -c:v libx264 -pix_fmt yuv444p`, conversion: /finer colour/ },
  { name: 'hevc.mp4', make: `${PICTURES} -c:v libx265 -x265-params log-level=none -tag:v hvc1`, conversion: /HEVC/ },
  {
    name: 'asp.avi',
    make: `${PICTURES} ${SOUND} -c:v mpeg4 -bf 2 -c:a mp3`,
    conversion: /AVI/,
    differs: {
      from: ({ pts, keyframes }) => ({
        pts: pts.map((at, n) => (Number.isNaN(at) ? (pts[n - 1] ?? 0) + 1 : at)),
        keyframes,
      }),
      because: 'the last frame, for which ffprobe has no time, follows the one before it',
    },
  },
  { name: 'mjpeg.avi', make: `${PICTURES} -c:v mjpeg`, conversion: /AVI/ },
  { name: 'rgb.avi', make: `${PICTURES} -c:v rawvideo -pix_fmt bgr24`, conversion: /AVI/ },
  { name: 'theora.ogv', make: `${PICTURES} ${SOUND} -c:v libtheora -c:a libvorbis`, conversion: /Ogg/ },
  { name: 'h264.ts', make: `${PICTURES} ${SOUND} ${B_FRAMES} -c:a aac`, conversion: /MPEG transport/ },
  {
    name: 'interlaced.ts',
    make: `${PICTURES} -c:v mpeg2video -flags +ildct+ilme -top 1 -bf 2`,
    conversion: /MPEG transport/,
  },
  { name: 'program.mpg', make: `${PICTURES} ${SOUND} -c:v mpeg2video -bf 2 -c:a mp2`, conversion: /MPEG program/ },
  { name: 'flash.flv', make: `${PICTURES} ${SOUND} ${B_FRAMES} -c:a aac`, conversion: /Flash/ },
  { name: 'windows.wmv', make: `${PICTURES} ${SOUND} -c:v wmv2 -c:a wmav2`, conversion: /Windows Media/ },
  { name: 'prores.mov', make: `${PICTURES} -c:v prores_ks`, conversion: /ProRes/ },
  {
    name: 'two-videos.mkv',
    make: `${PICTURES} -f lavfi -i testsrc2=size=320x240:rate=50:duration=1 -map 0 -map 1 -c:v libx264 -pix_fmt yuv420p -b:v:1 2M`,
    conversion: null,
  },
  {
    name: 'second-is-default.mp4',
    make: `-f lavfi -i testsrc=size=320x240:rate=10:duration=1 ${PICTURES} -map 0 -map 1 ${X264} -disposition:v:0 0 -disposition:v:1 default`,
    conversion: null,
    shownTrack: 'v:1',
  },
  {
    name: 'same-times.mkv',
    base: `${PICTURES} -c:v mjpeg $base.mkv`,
    make: '-i $base.mkv -c copy -bsf:v setts=ts=floor(N/2)*80',
    conversion: /Motion JPEG/,
    problems: ['duplicate-timestamps'],
    differs: {
      from: ({ pts }) => {
        const distinct = [...new Set(pts)]
        return { pts: distinct, keyframes: distinct.map((_, n) => n) }
      },
      because: 'of frames at one time only one is seen',
    },
  },
]

/** Makes the file of `oddity` in `folder`; its path. */
export async function makeOddity({ name, make, base, after }: Oddity, folder: string): Promise<string> {
  const path = join(folder, name)
  const words = (text: string) => text.split(' ').map((word) => word.replace('$base', join(folder, `base-of-${name}`)))
  if (base !== undefined) await ffmpeg(...words(base))
  await ffmpeg(...words(make), path)
  await after?.(path)
  return path
}
