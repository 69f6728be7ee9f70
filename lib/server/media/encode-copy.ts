import 'server-only'
import { AVDISCARD_ALL, type CodecContext, Frame, Packet } from 'node-av'
import { copyClockOf } from '@/lib/ingest/copy-clock'
import { countDecodable } from '@/lib/ingest/decodable-frames'
import { createFrameMatcher } from '@/lib/ingest/frame-matcher'
import type { EncodeOutcome, MediaTask } from '@/lib/ingest/media-task'
import { pictureFilter } from '@/lib/ingest/picture-filter'
import { invariant } from '@/lib/result/invariant'
import { encodeFrame, openCopyEncoder } from './copy-encoder'
import { openCopyFile } from './copy-file'
import { createFrameDecoder, type DecodedFrame } from './decoded-frames'
import { createPictureConverter } from './picture-converter'
import { occasionally, type ReportProgress } from './report-progress'
import { openSoundCopy } from './sound-copy'
import { openVideoSource, packetsOf, type VideoSource } from './video-source'

type EncodeTask = Extract<MediaTask, { kind: 'encode' }>

/**
 * Decodes every frame of the video at `path` and writes those of `index` to `output` by `plan`: frame n of the copy is
 * frame n of the index, at the same time. A frame that does not come out of the decoder has the picture after it, or
 * the last one. A source of which too many are missing or had to be guessed in parts is damaged: from there on nothing is
 * written any more, only counted. Throws for whatever is not the source's fault.
 */
export async function encodeCopy(task: EncodeTask, onProgress: ReportProgress): Promise<EncodeOutcome> {
  await using source = await openVideoSource(task.path)
  if (source === null) return { kind: 'source-damaged', reason: 'The file has no video track.' }
  using decoder = await createFrameDecoder(source)
  await using copy = await openCopy(source, task)
  const match = createFrameMatcher(task.index, decoder.clock)
  const decodable = countDecodable(task.index)
  const report = occasionally(onProgress)
  const take = async (decoded: DecodedFrame) => {
    const frame = match(decoded.pts)
    if (frame === null) return
    const missing = decodable.add(frame, !decoded.isDamaged)
    if (decodable.isUsable()) await copy.addFrame(decoded.picture, [...missing, frame])
    report(frame / task.index.frameCount)
  }
  for await (const { packet } of packetsOf(source)) {
    if (packet.streamIndex === source.sound?.index) await copy.addSound(packet)
    if (packet.streamIndex !== source.video.index) continue
    for await (const decoded of decoder.decode(packet)) await take(decoded)
  }
  for await (const decoded of decoder.decode(null)) await take(decoded)
  const missing = decodable.end()

  const reason = decodable.complaint()
  if (reason !== null) return { kind: 'source-damaged', reason }
  await copy.repeat(missing)
  await showingLife(copy.finish(), onProgress)
  return { kind: 'made', frameCount: task.index.frameCount, damagedFrames: decodable.damaged() }
}

const SIGN_OF_LIFE_MS = 1000

/** Putting the index in front moves the whole file once: with a large one that takes a while. */
async function showingLife(work: Promise<void>, onProgress: ReportProgress): Promise<void> {
  const timer = setInterval(() => onProgress(1), SIGN_OF_LIFE_MS)
  try {
    await work
  } finally {
    clearInterval(timer)
  }
}

/** A copy that is being written. */
type Copy = AsyncDisposable & {
  /** The picture of the last of `frames`; it stands for the others, too, which did not come out of the decoder. */
  readonly addFrame: (picture: Frame, frames: readonly number[]) => Promise<void>
  /** The last picture once more, for each of `frames`. */
  readonly repeat: (frames: readonly number[]) => Promise<void>
  /** A packet of the source's sound track; null: no more come. */
  readonly addSound: (packet: Packet | null) => Promise<void>
  readonly finish: () => Promise<void>
}

async function openCopy({ video, sound: soundTrack, container }: VideoSource, task: EncodeTask): Promise<Copy> {
  const { plan, index, output } = task
  const clock = copyClockOf(index)
  const encoder = await openCopyEncoder(plan, clock, video.codecpar)
  const sound = plan.keepsSound && soundTrack !== null ? await openSoundCopy(soundTrack, container) : null
  if (sound === null && soundTrack !== null) soundTrack.discard = AVDISCARD_ALL
  const encoders: CodecContext[] = sound === null ? [encoder] : [encoder, sound.encoder]
  const file = await openCopyFile(output, encoders, clock.timescale)
  const converter = createPictureConverter((kind) => pictureFilter(plan, kind))
  const packet = new Packet()
  packet.alloc()

  let written = 0
  // Without B-frames packets come in the order of the frames. Encoders drop durations: the last would be lost.
  const encode = async (picture: Frame | null) => {
    for await (const _ of encodeFrame(encoder, picture, packet)) {
      const end = clock.pts[written + 1] ?? clock.endPts
      await file.write(encoder, packet, end - (clock.pts[written] ?? 0))
      written += 1
    }
  }
  const last = new Frame()
  last.alloc()
  const repeat: Copy['repeat'] = async (frames) => {
    for (const frame of frames) {
      last.pts = BigInt(clock.pts[frame] ?? 0)
      await encode(last)
    }
  }
  const addFrame: Copy['addFrame'] = async (picture, frames) => {
    await converter.convert(picture, async (converted) => {
      last.unref()
      last.ref(converted)
    })
    await repeat(frames)
  }
  const addSound: Copy['addSound'] = async (soundPacket) => {
    if (sound === null) return
    for await (const encoded of sound.encode(soundPacket)) await file.write(sound.encoder, encoded)
  }
  const finish = async () => {
    await encode(null)
    invariant(written === index.frameCount, 'an encoder gives back as many frames as it got')
    await addSound(null)
    await file.finish()
  }
  const close = async () => {
    packet.free()
    last.free()
    converter[Symbol.dispose]()
    sound?.[Symbol.dispose]()
    encoder.freeContext()
    await file[Symbol.asyncDispose]()
  }
  return { addFrame, repeat, addSound, finish, [Symbol.asyncDispose]: close }
}
