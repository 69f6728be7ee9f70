import 'server-only'
import { indexDecodedFrames, whyTooDamaged } from '@/lib/ingest/index-decoded-frames'
import type { PacketTiming } from '@/lib/ingest/index-packets'
import type { VideoTrackReport } from '@/lib/ingest/probe-report'
import { createFrameDecoder, type DecodedFrame } from './decoded-frames'
import { type PictureShape, shapeOf } from './picture-shape'
import { occasionally, type ReportProgress } from './report-progress'
import { openVideoSource, packetsOf } from './video-source'

/**
 * Measures the video track of a container that has no list of its frames, or one that cannot be trusted with their times,
 * by decoding it to the end; null if it has no video track. What it finds is what ffprobe -show_frames shows: every
 * frame that comes out, at its best effort timestamp. Throws, with the reason, if the file cannot be read at all or is
 * too damaged.
 */
export async function indexByDecoding(path: string, onProgress: ReportProgress): Promise<VideoTrackReport | null> {
  await using source = await openVideoSource(path)
  if (source === null) return null
  using decoder = await createFrameDecoder(source)
  const frames: DecodedTimings = { whole: [], damaged: 0 }
  let shape: PictureShape | null = null
  const take = (frame: DecodedFrame) => {
    shape ??= shapeOf(source.video, frame.picture)
    if (frame.isDamaged) frames.damaged += 1
    else frames.whole.push({ pts: frame.pts, duration: frame.duration, isKeyframe: frame.isKeyframe })
  }
  const report = occasionally(onProgress)
  for await (const { packet, fraction } of packetsOf(source)) {
    report(fraction)
    if (packet.streamIndex !== source.video.index) continue
    for await (const frame of decoder.decode(packet)) take(frame)
  }
  for await (const frame of decoder.decode(null)) take(frame)
  const track = { ...frames, unseen: decoder.unseen() }
  const reason = whyTooDamaged(track)
  if (reason !== null) throw new Error(reason)
  const measured = indexDecodedFrames(track, decoder.clock)
  return { codec: source.codec, ...(shape ?? shapeOf(source.video, null)), hasComplexEdits: false, ...measured }
}

type DecodedTimings = { whole: PacketTiming[]; damaged: number }
