import 'server-only'
import { basename } from 'node:path'
import type { ImportStep } from '@/lib/ingest/import-request'
import { publishFile } from '@/lib/server/storage/publish-file'
import { discardFile, type StagedFile, stageFile } from '@/lib/server/storage/store-file'
import type { VariantKind } from '@/lib/videos/schema'
import { adoptDuplicate, findOriginal } from './adopt-duplicate'
import { inTurn } from './in-turn'
import { lookBeforeCopying } from './look-before-copying'
import { type Measurement, measureVideo } from './measure-video'
import { recordVideo } from './record-video'

/** One file to import. */
export type VideoImport = {
  readonly path: string
  readonly variant: VariantKind
  /** Anonymization of this (processed) footage is complete. */
  readonly anonymized: boolean
  /** The video whose other variant this is; a video of its own if absent. */
  readonly videoId?: string | undefined
  readonly link?: boolean
  /** Who records it. */
  readonly userId: string
  readonly title?: string
  readonly onProgress?: (step: ImportStep, fraction: number) => void
  readonly signal?: AbortSignal | undefined
}

/** `invalid`: the file is not what can be imported. `failed`: it may be, but something went wrong on the way. */
export type ImportOutcome =
  | { readonly status: 'imported' | 'duplicate'; readonly videoId: string; readonly reason?: string }
  | { readonly status: 'invalid' | 'failed'; readonly videoId?: string; readonly reason: string }

/** A staged file that can be labeled, with everything that is known of it. */
export type MeasuredVideo = Measurement & { readonly staged: StagedFile; readonly fileName: string }

/**
 * Takes one file into the library: copies and hashes it, measures and decodes it in the media engine, moves it to its
 * place, and makes its records in one transaction.
 *
 * Until the records are there nothing is visible; a process killed on the way leaves at most a file without a record.
 * The same bytes are one video however often and however concurrently they are imported.
 */
export async function importVideo(request: VideoImport): Promise<ImportOutcome> {
  const refusal = await lookBeforeCopying(request.path)
  if (refusal !== null) return { status: refusal.code === 'unreadable' ? 'failed' : 'invalid', reason: refusal.reason }
  const staged = await stageFile(request.path, {
    link: request.link === true,
    signal: request.signal,
    onProgress: (fraction) => request.onProgress?.('copying', fraction),
  })
  if (!staged.ok) return { status: 'failed', reason: staged.error }
  try {
    return await inTurn(staged.value.sha256, () => takeIn(request, staged.value))
  } finally {
    await discardFile(staged.value)
  }
}

async function takeIn(request: VideoImport, staged: StagedFile): Promise<ImportOutcome> {
  const existing = await findOriginal(staged.sha256)
  if (existing !== null) return await adoptDuplicate(existing, staged, request)
  const measured = await measureVideo(staged.path, request)
  if (!measured.ok)
    return { status: measured.error.code === 'failed' ? 'failed' : 'invalid', reason: measured.error.reason }
  const video = { staged, ...measured.value, fileName: basename(request.path) }
  const recorded = await recordVideo(video, request, () => publishFile(staged))
  return recorded.ok ? { status: 'imported', videoId: recorded.value } : { status: 'invalid', reason: recorded.error }
}
