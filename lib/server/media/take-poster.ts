import 'server-only'
import { registerMediabunnyServer, toAvFrame } from '@mediabunny/server'
import { FilePathSource, Input, MATROSKA, MP4, QTFF, type VideoSample, VideoSampleSink, WEBM } from 'mediabunny'
import { AV_LOG_QUIET, Frame, Log, Scaler } from 'node-av'
import type { Picture } from '@/lib/ingest/media-task'

const JPEG_QUALITY = 82

/**
 * The frame shown at `atSeconds`, upright and at most `maxWidth` pixels wide, as JPEG. The first frame is decoded before,
 * which proves that the file decodes where every player begins. Throws, with the reason, if either cannot be decoded.
 */
export async function takePoster(path: string, atSeconds: number, maxWidth: number): Promise<Picture> {
  Log.setLevel(AV_LOG_QUIET)
  // Hardware decoders differ from machine to machine; one frame is not worth it.
  registerMediabunnyServer({ hardwareContext: null })
  const input = new Input({ source: new FilePathSource(path), formats: [MP4, QTFF, WEBM, MATROSKA] })
  try {
    const track = await input.getPrimaryVideoTrack()
    if (track === null) throw new Error('the file has no video track')
    const sink = new VideoSampleSink(track)
    using first = await sink.getSample(Math.max(await track.getFirstTimestamp(), 0))
    if (first === null) throw new Error('its first frame cannot be decoded')
    using wanted = await sink.getSample(atSeconds)
    return { mediaType: 'image/jpeg', bytes: await toJpeg(wanted ?? first, maxWidth) }
  } finally {
    input.dispose()
  }
}

async function toJpeg(sample: VideoSample, maxWidth: number): Promise<Uint8Array> {
  const scale = Math.min(1, maxWidth / sample.displayWidth)
  const even = (size: number) => Math.max(Math.round((size * scale) / 2) * 2, 2)
  using upright = await sample.transform({
    width: even(sample.displayWidth),
    height: even(sample.displayHeight),
    fit: 'fill',
    alpha: 'discard',
  })
  using frame = new Frame()
  frame.alloc()
  await toAvFrame(upright, frame)
  using scaler = new Scaler({ hardware: null })
  return new Uint8Array(await scaler.toJpeg(frame, { quality: JPEG_QUALITY }))
}
