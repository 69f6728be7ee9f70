import 'server-only'
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { pairKey } from '@/lib/ingest/pair-names'
import { safeFileName, titleFromFileName } from '@/lib/ingest/title'
import { ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { removeDerived } from '@/lib/server/storage/derived-file'
import { mediaPath } from '@/lib/server/storage/media-path'
import { publishFile, type StoredFile } from '@/lib/server/storage/publish-file'
import type { StagedFile } from '@/lib/server/storage/store-file'
import { forgetRenditions } from '@/lib/server/streaming/find-rendition'
import { titleByProcessed } from './automatic-title'
import { findPlace } from './find-place'
import { createdPacketMap } from './found-packets'
import { type ImportFailure, invalid, type StepOptions, tellOf } from './import-steps'
import type { VideoImport } from './import-video'
import { inTurn } from './in-turn'
import { frameIndexRecord, originalFacts, posterRecord, publishCopies } from './measured-records'
import type { PreparedVideo } from './prepare-video'
import type { WorkFolder } from './work-folder'

/**
 * The step `twin-check`: finds the place of a prepared video, moves its files there and makes its records, all in one
 * transaction: a video of its own, or the other variant of one, if the twin guard lets it. Gives the video's id.
 *
 * Two halves of a pair that arrive at once take turns, so that one finds the other.
 */
export async function recordVideo(
  prepared: PreparedVideo,
  staged: StagedFile,
  request: VideoImport,
  folder: WorkFolder,
  options: StepOptions,
): Promise<Result<string, ImportFailure>> {
  const tell = tellOf('twin-check', options)
  tell.progress(0)
  return await inTurn(`pair ${pairKey(request.fileName)}`, async () => {
    const place = await findPlace(request, { sha256: staged.sha256, index: prepared.accepted.index })
    if (!place.ok) return invalid(place.error)
    const videoId = await publishAndRecord(prepared, staged, request, folder, place.value)
    tell.done(place.value === null ? undefined : 'Every frame agrees with the other footage.')
    return ok(videoId)
  })
}

async function publishAndRecord(
  prepared: PreparedVideo,
  staged: StagedFile,
  request: VideoImport,
  folder: WorkFolder,
  place: string | null,
): Promise<string> {
  const copies = await publishCopies(prepared, staged.sha256, safeFileName(request.fileName), folder)
  const stored = await publishFile(staged)
  try {
    return await createRecords(prepared, { staged, stored, copies }, request, place)
  } catch (error) {
    // No record points at them, so nothing is lost: a killed process does not come here and finds them where they are.
    if (request.job === undefined) {
      if (stored.found === 'nothing') await rm(mediaPath(stored.storageKey), { force: true })
      for (const { storageKey } of copies) await removeDerived(storageKey)
    }
    throw error
  }
}

type Files = {
  readonly staged: StagedFile
  readonly stored: StoredFile
  readonly copies: Awaited<ReturnType<typeof publishCopies>>
}

async function createRecords(
  prepared: PreparedVideo,
  { staged, stored, copies }: Files,
  request: VideoImport,
  place: string | null,
): Promise<string> {
  const vouched = request.anonymized && request.variant === 'processed'
  const fileName = safeFileName(request.fileName)
  const original = {
    kind: 'original' as const,
    storageKey: stored.storageKey,
    fileName,
    sizeBytes: BigInt(staged.sizeBytes),
    mtimeNs: stored.mtimeNs,
    sha256: staged.sha256,
    ...originalFacts(prepared),
    ...createdPacketMap(prepared.packets, 'original', staged.sha256),
    verifiedAt: new Date(),
  }
  const { index } = prepared.accepted
  const variant = {
    kind: request.variant,
    anonymizedAt: vouched ? new Date() : null,
    anonymizedBy: vouched ? request.userId : null,
    renditions: { create: [original, ...copies] },
    frameIndex: { create: frameIndexRecord(prepared) },
    ...(prepared.poster !== null && { poster: { create: posterRecord(index, prepared.poster) } }),
  }
  const id = place ?? randomUUID()
  const title = request.title ?? titleFromFileName(fileName)
  const renaming = place !== null && request.variant === 'processed' ? await titleByProcessed(place, title) : []
  await db().$transaction([
    place === null
      ? db().video.create({ data: { id, title, variants: { create: variant } } })
      : db().variant.create({ data: { ...variant, videoId: place } }),
    ...renaming,
    // With the records and not after them: a job that is begun again knows that this video is its own.
    db().job.updateMany({ where: { id: request.job?.id ?? '' }, data: { videoId: id } }),
  ])
  forgetRenditions()
  return id
}
