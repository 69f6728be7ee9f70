import 'server-only'
import type { DoctorStep } from '@/lib/doctor/doctor-event'
import type { Fault } from '@/lib/doctor/finding'
import { judgeRendition } from '@/lib/doctor/judge-rendition'
import { type FrameIndex, seekTimeOf } from '@/lib/frames/frame-index'
import { listsFrames } from '@/lib/ingest/container'
import { POSTER_WIDTH } from '@/lib/ingest/media-task'
import { posterFrameOf } from '@/lib/ingest/poster-frame'
import type { ProbeReport } from '@/lib/ingest/probe-report'
import { log } from '@/lib/server/log'
import { type MediaTaskError, tryMediaTask } from '@/lib/server/media/run-media-task'
import { describeFileError } from '@/lib/server/storage/file-error'
import { mediaPath } from '@/lib/server/storage/media-path'
import { type RecordedFile, verifyBytes } from './verify-bytes'

/** What the record of a rendition says of its file and of the frames in it. */
export type RecordedRendition = RecordedFile & { readonly frameCount: number }

export type VerifyOptions = {
  readonly deep: boolean
  readonly onProgress?: ((step: DoctorStep, fraction: number) => void) | undefined
  /** When aborted, a verification throws. */
  readonly signal?: AbortSignal | undefined
}

/** What was found. `mtimeNs` is the file's modification time if it has the bytes that were imported. */
export type RenditionVerdict = { readonly faults: readonly Fault[]; readonly mtimeNs: bigint | null }

/**
 * Verifies one file: that it is there with the bytes that were imported, that the media engine reads it to its end, that
 * it decodes, and that it has the frames its record and the frame index of its variant (null: none to compare with) say.
 *
 * Nothing that is wrong with the file throws, whatever it is; only an abort does.
 */
export async function verifyRendition(
  recorded: RecordedRendition,
  index: FrameIndex | null,
  options: VerifyOptions,
): Promise<RenditionVerdict> {
  const { deep, signal, onProgress } = options
  try {
    const bytes = await verifyBytes(recorded, {
      deep,
      signal,
      onProgress: (fraction) => onProgress?.('hashing', fraction),
    })
    // Other bytes than were imported: whatever they hold, it is not this video.
    if (!bytes.ok) return { faults: [bytes.error], mtimeNs: null }
    return { faults: await verifyFrames(recorded, index, options), mtimeNs: bytes.value }
  } catch (error) {
    signal?.throwIfAborted()
    log().error({ err: error, storageKey: recorded.storageKey }, 'a file could not be verified')
    return { faults: [{ code: 'not-verified', detail: detailOf(error) }], mtimeNs: null }
  }
}

async function verifyFrames(
  { storageKey, frameCount }: RecordedRendition,
  index: FrameIndex | null,
  { signal, onProgress }: VerifyOptions,
): Promise<Fault[]> {
  const path = mediaPath(storageKey)
  const stop = signal === undefined ? {} : { signal }
  onProgress?.('measuring', 0)
  const probe = await tryMediaTask(
    { kind: 'probe', path },
    { ...stop, onProgress: (fraction) => onProgress?.('measuring', fraction) },
  )
  signal?.throwIfAborted()
  if (!probe.ok) return [{ code: 'not-verified', detail: probe.error.reason }]
  const faults = judgeRendition(probe.value, { frameCount, index })
  const measured = indexIn(probe.value)
  if (measured === null || faults.some(({ code }) => code === 'undecodable')) return faults
  if (probe.value.kind === 'readable' && !listsFrames(probe.value.container)) return faults
  onProgress?.('decoding', 0)
  const atSeconds = seekTimeOf(measured, posterFrameOf(measured))
  const picture = await tryMediaTask(
    { kind: 'poster', path, atSeconds, maxWidth: POSTER_WIDTH },
    { ...stop, timeoutMs: 120_000 },
  )
  signal?.throwIfAborted()
  return picture.ok || picture.error.of === 'unavailable' ? faults : [...faults, decodingFault(picture.error)]
}

/** The engine's own failure is not held against the file: else a machine out of memory would condemn a whole library. */
const decodingFault = ({ of, reason }: MediaTaskError): Fault => ({
  code: of === 'task' ? 'undecodable' : 'not-verified',
  detail: reason,
})

const indexIn = (report: ProbeReport): FrameIndex | null =>
  report.kind === 'readable' ? (report.video?.index ?? null) : null

/** What went wrong, for people: the operating system's reason, or that it is a bug. */
export function detailOf(error: unknown): string {
  try {
    return describeFileError(error)
  } catch {
    return 'it failed unexpectedly'
  }
}
