import 'server-only'
import { open } from 'node:fs/promises'
import {
  EncodedPacketSink,
  FilePathSource,
  Input,
  type InputVideoTrack,
  Logging,
  MATROSKA,
  MP4,
  QTFF,
  WEBM,
} from 'mediabunny'
import { type Container, SNIFFED_BYTES, sniffContainer } from '@/lib/ingest/container'
import { type EditList, readEditList } from '@/lib/ingest/edit-list'
import { indexPackets, type PacketTiming } from '@/lib/ingest/index-packets'
import type { ProbeReport, Problem, VideoTrackReport } from '@/lib/ingest/probe-report'
import { trackTimebase } from '@/lib/ingest/track-timebase'
import { showsFrame } from '@/lib/ingest/vpx-frame'
import { findDamage, readAt, readMovieBox } from './file-structure'

const INDEXED: readonly Container[] = ['mp4', 'mov', 'webm', 'mkv']
const FOREIGN: readonly Container[] = ['avi', 'ogg', 'mpeg-ts', 'mpeg-ps', 'flv', 'asf']

/** 0..1, how far the work has come. */
export type ReportProgress = (fraction: number) => void

/** Measures the file at `path`. Throws only if the file cannot be opened at all. */
export async function probeFile(path: string, onProgress: ReportProgress): Promise<ProbeReport> {
  const { container, damage } = await lookAtBytes(path)
  if (damage !== null) return { kind: 'unreadable', container, damage }
  if (INDEXED.includes(container)) return await probeIndexed(path, container, onProgress)
  if (!FOREIGN.includes(container)) return { kind: 'unreadable', container, damage: null }
  // Loaded only here: FFmpeg is large, and most files never need it for this.
  const { foreignCodec } = await import('./foreign-codec')
  const codec = await foreignCodec(path)
  return codec.ok
    ? { kind: 'foreign', container, codec: codec.value }
    : { kind: 'unreadable', container, damage: codec.error }
}

async function lookAtBytes(path: string): Promise<{ container: Container; damage: string | null }> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const container = sniffContainer(await readAt(file, 0, SNIFFED_BYTES))
    return { container, damage: await findDamage(file, size, container) }
  } finally {
    await file.close()
  }
}

async function probeIndexed(path: string, container: Container, onProgress: ReportProgress): Promise<ProbeReport> {
  const warnings = new Set<string>()
  const stopListening = Logging.on('warn', (args) => warnings.add(args.map(String).join(' ')))
  const input = new Input({ source: new FilePathSource(path), formats: [MP4, QTFF, WEBM, MATROSKA] })
  try {
    if (!(await input.canRead()))
      return { kind: 'unreadable', container, damage: 'no reader understands its beginning.' }
    const track = await input.getPrimaryVideoTrack()
    if (track === null) return { kind: 'readable', container, video: null }
    const edits = await editListOf(path, container, track.id)
    const video = await measureTrack(track, edits, onProgress)
    if (video === null)
      return { kind: 'unreadable', container, damage: 'the data of its last frame is not in the file.' }
    const problems = [...video.problems, ...[...warnings].slice(0, 10).map(readerWarning)]
    return { kind: 'readable', container, video: { ...video, problems } }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { kind: 'unreadable', container, damage: `it cannot be read to its end (${message}).` }
  } finally {
    stopListening()
    input.dispose()
  }
}

async function editListOf(path: string, container: Container, trackId: number): Promise<EditList> {
  if (container !== 'mp4' && container !== 'mov') return { kind: 'none' }
  const file = await open(path, 'r')
  try {
    const moov = await readMovieBox(file, (await file.stat()).size)
    return moov === null ? { kind: 'none' } : readEditList(moov, trackId)
  } finally {
    await file.close()
  }
}

const readerWarning = (message: string): Problem => ({ code: 'reader-warning', message: message.slice(0, 300) })

/** Everything about the track; null if its last packet cannot be read. */
async function measureTrack(
  track: InputVideoTrack,
  edits: EditList,
  onProgress: ReportProgress,
): Promise<VideoTrackReport | null> {
  const codec = (await track.getCodecParameterString()) ?? (await track.getCodec()) ?? (await codecInContainer(track))
  const timebase = trackTimebase(await track.getTimeResolution())
  if (timebase === null) throw new Error('its clock is not one')
  const packets = await readPackets(track, codec, timebase.den / timebase.num, onProgress)
  const last = await new EncodedPacketSink(track).getPacket(Number.POSITIVE_INFINITY)
  if (packets.length > 0 && last === null) return null
  return {
    codec,
    codedWidth: await track.getCodedWidth(),
    codedHeight: await track.getCodedHeight(),
    displayWidth: Math.round(await track.getDisplayWidth()),
    displayHeight: Math.round(await track.getDisplayHeight()),
    rotation: await track.getRotation(),
    hasComplexEdits: edits.kind === 'complex',
    ...indexPackets(packets, timebase, edits.kind === 'simple' ? edits.edit : null),
  }
}

/** The container's own name of a codec that the reader does not know: a sample entry or a Matroska codec id. */
async function codecInContainer(track: InputVideoTrack): Promise<string> {
  const id = await track.getInternalCodecId()
  return typeof id === 'string' ? id : ''
}

/** Every packet that shows a frame, in decode order. Only a codec with hidden frames needs the data of its packets. */
async function readPackets(
  track: InputVideoTrack,
  codec: string,
  ticksPerSecond: number,
  onProgress: ReportProgress,
): Promise<PacketTiming[]> {
  const mayHide = /^vp0?[89]/.test(codec)
  const duration = (await track.getDurationFromMetadata()) ?? 0
  const packets: PacketTiming[] = []
  const all = new EncodedPacketSink(track).packets(undefined, undefined, { metadataOnly: !mayHide })
  for await (const packet of all) {
    if (mayHide && !showsFrame(codec, packet.data)) continue
    packets.push({
      pts: Math.round(packet.timestamp * ticksPerSecond),
      duration: Math.round(packet.duration * ticksPerSecond),
      isKeyframe: packet.type === 'key',
    })
    if (packets.length % 1000 === 0 && duration > 0) onProgress(Math.min(Math.max(packet.timestamp / duration, 0), 1))
  }
  return packets
}
