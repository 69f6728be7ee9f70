import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { ok } from '@/lib/result/result'
import type { StagedFile } from '@/lib/server/storage/store-file'
import type { VariantKind } from '@/lib/videos/schema'
import { adoptDuplicate, type ExistingOriginal, findOriginal, mayManage } from './adopt-duplicate'
import { findPlace } from './find-place'
import { forgetRemoved } from './forget-removed'
import { type ImportFailure, invalid, type StepOptions } from './import-steps'
import { inTurn } from './in-turn'
import { prepareVideo } from './prepare-video'
import { recordVideo } from './record-video'
import { type Source, storeSource } from './store-source'
import { passingFolder, type WorkFolder } from './work-folder'

/** One file to import. */
export type VideoImport = {
  readonly source: Source
  /** The name it is shown under; never used as a path. */
  readonly fileName: string
  readonly variant: VariantKind
  /** Anonymization of this (processed) footage is complete. */
  readonly anonymized: boolean
  /** The video whose other variant this is. */
  readonly videoId?: string | undefined
  /** Without `videoId`: become the other variant of the one video whose footage has the same name. */
  readonly pairsByName?: boolean | undefined
  /** Who records it. */
  readonly userId: string
  /**
   * For whom it is done: with what they see it is paired by name, and only with `video:manage` it brings a removed video
   * back or vouches for footage that is in the library. Without, it does neither.
   */
  readonly principal?: Principal | undefined
  readonly title?: string
  /** The job that does it, with the video it made when it was here before. */
  readonly job?: { readonly id: string; readonly videoId: string | null } | undefined
}

export type ImportOutcome =
  | { readonly status: 'imported' | 'duplicate'; readonly videoId: string; readonly reason?: string }
  | (ImportFailure & { readonly videoId?: string })

/**
 * Takes one file into the library, step by step (`IMPORT_STEPS`): stored and hashed, measured, its copies made and with them
 * every frame decoded, held against its twin, moved to its place and recorded in one transaction.
 *
 * Until the records are there nothing is visible. What is done is kept in `folder`: begun again with it, also by another
 * process, the import goes on where it was and ends with the same result. Without a folder, nothing is kept.
 * The same bytes are one video however often and however concurrently they are imported.
 */
export async function importVideo(
  request: VideoImport,
  options: StepOptions = {},
  folder?: WorkFolder,
): Promise<ImportOutcome> {
  const work = folder ?? (await passingFolder())
  try {
    const staged = await storeSource(request.source, work, options)
    if (!staged.ok) return staged.error
    return await inTurn(staged.value.sha256, () => takeIn(request, staged.value, work, options))
  } finally {
    if (folder === undefined) await work.discard()
  }
}

async function takeIn(
  request: VideoImport,
  staged: StagedFile,
  folder: WorkFolder,
  options: StepOptions,
): Promise<ImportOutcome> {
  const existing = await findWanted(staged.sha256, request)
  if (existing !== null) {
    const { video } = existing.variant
    if (request.job?.videoId === video.id) return { status: 'imported', videoId: video.id }
    return await adoptDuplicate(existing, staged, request, folder, options)
  }
  const prepared = await prepareVideo(staged.path, staged.sizeBytes, folder, options, async ({ index }) => {
    const place = await findPlace(request, { sha256: staged.sha256, index })
    return place.ok ? ok(true) : invalid(place.error)
  })
  if (!prepared.ok) return prepared.error
  const recorded = await recordVideo(prepared.value, staged, request, folder, options)
  return recorded.ok ? { status: 'imported', videoId: recorded.value } : recorded.error
}

/**
 * The original with these bytes. One that was removed and that nobody worked on does not keep them from another kind, if
 * this is done for somebody who may manage videos.
 */
async function findWanted(sha256: string, { variant, principal }: VideoImport): Promise<ExistingOriginal | null> {
  const existing = await findOriginal(sha256)
  if (existing === null || existing.variant.kind === variant || !mayManage(principal)) return existing
  return (await forgetRemoved(existing.variant.videoId)) ? null : existing
}
