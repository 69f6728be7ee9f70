import 'server-only'
import { seekTimeOf } from '@/lib/frames/frame-index'
import type { ImportStep } from '@/lib/ingest/import-request'
import { type AcceptedVideo, judgeProbe, type Refusal } from '@/lib/ingest/judge-probe'
import { type Picture, POSTER_WIDTH } from '@/lib/ingest/media-task'
import { posterFrameOf } from '@/lib/ingest/poster-frame'
import { err, ok, type Result } from '@/lib/result/result'
import { runMediaTask } from '@/lib/server/media/run-media-task'

/** Everything that is known of a file that can be labeled. */
export type Measurement = { readonly accepted: AcceptedVideo; readonly poster: Picture }

export type MeasureOptions = {
  readonly onProgress?: ((step: ImportStep, fraction: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/** Why a file was not measured to the end: it is refused, or something went wrong on the way. */
export type MeasureError = Refusal | { readonly code: 'failed'; readonly reason: string }

/** Measures and decodes the file at `path` in the media engine, and judges it. */
export async function measureVideo(
  path: string,
  { onProgress, signal }: MeasureOptions,
): Promise<Result<Measurement, MeasureError>> {
  const stop = signal === undefined ? {} : { signal }
  const probe = await runMediaTask(
    { kind: 'probe', path },
    { ...stop, onProgress: (fraction) => onProgress?.('measuring', fraction) },
  )
  if (!probe.ok) return err({ code: 'failed', reason: probe.error })
  const accepted = judgeProbe(probe.value)
  if (!accepted.ok) return accepted
  onProgress?.('decoding', 0)
  const { index } = accepted.value
  const poster = await runMediaTask(
    { kind: 'poster', path, atSeconds: seekTimeOf(index, posterFrameOf(index)), maxWidth: POSTER_WIDTH },
    { ...stop, timeoutMs: 120_000 },
  )
  if (!poster.ok && signal?.aborted === true) return err({ code: 'failed', reason: poster.error })
  if (!poster.ok) return err({ code: 'damaged', reason: `The video cannot be decoded: ${poster.error}` })
  onProgress?.('decoding', 1)
  return ok({ accepted: accepted.value, poster: poster.value })
}
