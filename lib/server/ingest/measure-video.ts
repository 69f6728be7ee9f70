import 'server-only'
import { type FrameIndex, seekTimeOf } from '@/lib/frames/frame-index'
import { type AcceptedVideo, judgeProbe } from '@/lib/ingest/judge-probe'
import { type Picture, POSTER_WIDTH } from '@/lib/ingest/media-task'
import { posterFrameOf } from '@/lib/ingest/poster-frame'
import type { ProbeReport } from '@/lib/ingest/probe-report'
import { ok, type Result } from '@/lib/result/result'
import { tryMediaTask } from '@/lib/server/media/run-media-task'
import { sniffFile } from '@/lib/server/media/sniff-file'
import { engineFailed, failed, type ImportFailure, invalid, type StepOptions, tellOf } from './import-steps'
import type { WorkFolder } from './work-folder'

const MEASURED = 'measured'
const POSTER = 'poster'

/** The steps `probe` and `index`: what the file at `path` is, and the frame index of its video, judged. */
export async function measureVideo(
  path: string,
  folder: WorkFolder,
  options: StepOptions,
): Promise<Result<AcceptedVideo, ImportFailure>> {
  const report = await probe(path, folder, options)
  if (!report.ok) return report
  const accepted = judgeProbe(report.value)
  if (!accepted.ok) return invalid(accepted.error.reason)
  tellOf('index', options).done(frameCountNote(accepted.value.index))
  return accepted
}

async function probe(
  path: string,
  folder: WorkFolder,
  options: StepOptions,
): Promise<Result<ProbeReport, ImportFailure>> {
  const known = await folder.recall<ProbeReport>(MEASURED)
  const tell = tellOf('probe', options)
  if (known !== undefined) {
    tell.done()
    return ok(known)
  }
  tell.progress(0)
  const container = await sniffFile(path)
  if (container === null) return failed('The stored file is gone or empty.', true)
  tell.done()
  const indexing = tellOf('index', options)
  indexing.progress(0)
  const report = await tryMediaTask({ kind: 'probe', path }, { ...signalOf(options), onProgress: indexing.progress })
  if (!report.ok)
    return report.error.of === 'task' ? invalid(report.error.reason) : engineFailed(report.error, options.signal)
  await folder.remember(MEASURED, report.value)
  return report
}

const frameCountNote = ({ frameCount }: FrameIndex): string => `${frameCount.toLocaleString('en-US')} frames`

/** The step `poster`: a picture from the file at `path`, which browsers play. */
export async function pictureVideo(
  path: string,
  index: FrameIndex,
  folder: WorkFolder,
  options: StepOptions,
): Promise<Result<Picture, ImportFailure>> {
  const tell = tellOf('poster', options)
  const known = await folder.recall<Picture>(POSTER)
  if (known !== undefined) {
    tell.done()
    return ok(known)
  }
  tell.progress(0)
  const atSeconds = seekTimeOf(index, posterFrameOf(index))
  const poster = await tryMediaTask(
    { kind: 'poster', path, atSeconds, maxWidth: POSTER_WIDTH },
    { ...signalOf(options), timeoutMs: 120_000 },
  )
  if (!poster.ok)
    return poster.error.of === 'task'
      ? invalid(`The video cannot be decoded: ${poster.error.reason}`)
      : engineFailed(poster.error, options.signal)
  await folder.remember(POSTER, poster.value)
  tell.done()
  return poster
}

const signalOf = ({ signal }: StepOptions) => (signal === undefined ? {} : { signal })
