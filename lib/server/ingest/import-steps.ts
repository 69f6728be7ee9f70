import 'server-only'
import type { ImportStep } from '@/lib/ingest/import-request'
import { err, type Result } from '@/lib/result/result'
import type { MediaTaskError } from '@/lib/server/media/run-media-task'
import { CANCELLED } from '@/lib/server/storage/store-file'

/** What is said of a step while an import goes on. `note` is for people. */
export type StepEvent =
  | { readonly step: ImportStep; readonly state: 'running'; readonly fraction: number }
  | { readonly step: ImportStep; readonly state: 'done' | 'skipped'; readonly note?: string }

/** Who listens to an import, and who may end it. */
export type StepOptions = {
  readonly onStep?: ((event: StepEvent) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Why an import ended without a video. `invalid`: the file is not what can be imported. `failed`: it may be, but something
 * went wrong on the way; `mayPass` says that trying again later may help.
 */
export type ImportFailure = {
  readonly status: 'invalid' | 'failed'
  readonly reason: string
  readonly mayPass: boolean
}

export const invalid = (reason: string): Result<never, ImportFailure> =>
  err({ status: 'invalid', reason, mayPass: false })

export const failed = (reason: string, mayPass = false): Result<never, ImportFailure> =>
  err({ status: 'failed', reason, mayPass })

/** What the media engine did to itself is not held against the file, and may not happen again. */
export const engineFailed = (
  { of, reason }: MediaTaskError,
  signal: AbortSignal | undefined,
): Result<never, ImportFailure> => (signal?.aborted === true ? failed(CANCELLED) : failed(reason, of === 'engine'))

/** Tells of one step: that it goes on, and how it ended. */
export const tellOf = (step: ImportStep, { onStep }: StepOptions) => ({
  progress: (fraction: number) => onStep?.({ step, state: 'running', fraction }),
  done: (note?: string) => onStep?.({ step, state: 'done', ...(note === undefined ? {} : { note }) }),
  skipped: (note: string) => onStep?.({ step, state: 'skipped', note }),
})
