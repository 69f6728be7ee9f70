import 'server-only'
import { open, stat } from 'node:fs/promises'
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
import type { Container } from '@/lib/ingest/container'
import { type EditList, readEditList } from '@/lib/ingest/edit-list'
import { indexPackets } from '@/lib/ingest/index-packets'
import type { ProbeReport, Problem, VideoTrackReport } from '@/lib/ingest/probe-report'
import { trackTimebase } from '@/lib/ingest/track-timebase'
import { readMovieBox } from './box-structure'
import { loadNativeEngine } from './native-engine'
import { readPackets } from './read-packets'
import { occasionally, type ReportProgress } from './report-progress'

/**
 * Measures a file whose container lists its frames, without decoding any. Throws, with the reason, if it cannot be read
 * to its end.
 */
export async function probeIndexed(
  path: string,
  container: Container,
  onProgress: ReportProgress,
): Promise<ProbeReport> {
  const warnings = new Set<string>()
  const stopListening = Logging.on('warn', (args) => warnings.add(args.map(String).join(' ')))
  const input = new Input({ source: new FilePathSource(path), formats: [MP4, QTFF, WEBM, MATROSKA] })
  try {
    if (!(await input.canRead()))
      return { kind: 'unreadable', container, damage: 'no reader understands its beginning.' }
    const track = await videoTrackOf(input)
    if (track === null) return { kind: 'readable', container, video: null }
    const edits = await editListOf(path, container, track.id)
    const { size } = await stat(path)
    const report = occasionally(onProgress)
    const video = await measureTrack(track, edits, (bytes) => report(bytes / size))
    if (video === null)
      return { kind: 'unreadable', container, damage: 'the data of its last frame is not in the file.' }
    const problems = [...video.problems, ...[...warnings].slice(0, 10).map(readerWarning)]
    const found = { ...video, problems }
    return {
      kind: 'readable',
      container,
      video: edits.kind === 'joined' ? await follow(path, found, onProgress) : found,
    }
  } finally {
    stopListening()
    input.dispose()
  }
}

/** The first video track that is on by default, or else the first: video-source chooses the same. Pictures of chapters are none. */
async function videoTrackOf(input: Input): Promise<InputVideoTrack | null> {
  const moving: InputVideoTrack[] = []
  for (const track of await input.getVideoTracks()) {
    if ((await track.getDisposition()).default) return track
    if (!/^(jpeg|png)/.test(await codecInContainer(track))) moving.push(track)
  }
  return moving[0] ?? null
}

/** The track as the decoder presents it, for an edit list that joins parts: a list of packets cannot say when each is shown. */
async function follow(path: string, track: VideoTrackReport, onProgress: ReportProgress): Promise<VideoTrackReport> {
  await loadNativeEngine()
  const { indexByDecoding } = await import('./index-by-decoding')
  const decoded = await indexByDecoding(path, onProgress)
  return { ...track, index: decoded?.index ?? null, problems: decoded?.problems ?? track.problems }
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
  onProgress: (packetBytes: number) => void,
): Promise<VideoTrackReport | null> {
  const codec = (await track.getCodecParameterString()) ?? (await track.getCodec()) ?? (await codecInContainer(track))
  const timebase = trackTimebase(await track.getTimeResolution())
  if (timebase === null) throw new Error('its clock is not one')
  const { packets, problems: found } = await readPackets(track, codec, timebase.den / timebase.num, onProgress)
  const last = await new EncodedPacketSink(track).getPacket(Number.POSITIVE_INFINITY)
  if (packets.length > 0 && last === null) return null
  const { index, problems } = indexPackets(packets, timebase, edits.kind === 'simple' ? edits.edit : null)
  return {
    codec,
    codedWidth: await track.getCodedWidth(),
    codedHeight: await track.getCodedHeight(),
    displayWidth: Math.round(await track.getDisplayWidth()),
    displayHeight: Math.round(await track.getDisplayHeight()),
    rotation: await track.getRotation(),
    hasComplexEdits: edits.kind === 'joined' || edits.kind === 'speed',
    index: edits.kind === 'speed' ? null : index,
    problems: [...problems, ...found],
  }
}

/** The container's own name of a codec that the reader does not know: a sample entry or a Matroska codec id. */
async function codecInContainer(track: InputVideoTrack): Promise<string> {
  const id = await track.getInternalCodecId()
  return typeof id === 'string' ? id : ''
}
