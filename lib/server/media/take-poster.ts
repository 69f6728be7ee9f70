import 'server-only'
import { AVSEEK_FLAG_BACKWARD, type Frame, Rational, Scaler } from 'node-av'
import type { Picture } from '@/lib/ingest/media-task'
import { posterFilter } from '@/lib/ingest/picture-filter'
import { createFrameDecoder } from './decoded-frames'
import { createPictureConverter } from './picture-converter'
import { shapeOf } from './picture-shape'
import { openVideoSource, packetsOf, type VideoSource } from './video-source'

const JPEG_QUALITY = 82

/** A frame farther in than this is reached by a seek. */
const SEEK_SECONDS = 5

/**
 * The frame shown at `atSeconds`, upright and at most `maxWidth` pixels wide, as JPEG. The first frame is decoded before,
 * which proves that the file decodes where every player begins. Throws, with the reason, if either cannot be decoded.
 */
export async function takePoster(path: string, atSeconds: number, maxWidth: number): Promise<Picture> {
  await using source = await openVideoSource(path)
  if (source === null) throw new Error('the file has no video track')
  using first = await frameAtOrBefore(source, Number.NEGATIVE_INFINITY)
  if (first === null) throw new Error('its first frame cannot be decoded')
  const { num, den } = source.video.timeBase
  const target = (atSeconds * den) / num
  const startsAt = atSeconds > SEEK_SECONDS ? target : 0
  await source.format.seekFrame(source.video.index, BigInt(Math.round(startsAt)), AVSEEK_FLAG_BACKWARD)
  using wanted = await frameAtOrBefore(source, target)
  return { mediaType: 'image/jpeg', bytes: await toJpeg(source, wanted ?? first, maxWidth) }
}

/**
 * The last frame shown at or before `target`, in ticks, of those from where the source is read; the first of them if all
 * are later. Null if none can be decoded.
 */
async function frameAtOrBefore(source: VideoSource, target: number): Promise<Frame | null> {
  using decoder = await createFrameDecoder(source)
  let best: Frame | null = null
  async function* frames() {
    for await (const { packet } of packetsOf(source))
      if (packet.streamIndex === source.video.index) yield* decoder.decode(packet)
    yield* decoder.decode(null)
  }
  for await (const { picture, pts } of frames()) {
    if (best !== null && pts > target) break
    best?.free()
    best = picture.clone()
    if (pts >= target) break
  }
  return best
}

async function toJpeg({ video }: VideoSource, picture: Frame, maxWidth: number): Promise<Uint8Array> {
  const { displayWidth, displayHeight, rotation } = shapeOf(video, picture)
  const scale = Math.min(1, maxWidth / displayWidth)
  const even = (size: number) => Math.max(Math.round((size * scale) / 2) * 2, 2)
  const size = { width: even(displayWidth), height: even(displayHeight) }
  using converter = createPictureConverter(() => posterFilter(size, rotation))
  using scaler = new Scaler({ hardware: null })
  let jpeg: Buffer | null = null
  await converter.convert(picture, async (converted) => {
    converted.timeBase = new Rational(1, 1000)
    jpeg = await scaler.toJpeg(converted, { quality: JPEG_QUALITY })
  })
  if (jpeg === null) throw new Error('no picture could be made of its frame')
  return new Uint8Array(jpeg)
}
