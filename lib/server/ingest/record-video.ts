import 'server-only'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeFrameIndex } from '@/lib/frames/frame-index-codec'
import { mediaTypeOf } from '@/lib/http/media-type'
import { safeFileName, titleFromFileName } from '@/lib/ingest/title'
import { checkTwins } from '@/lib/ingest/twin-guard'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { dataFolder } from '@/lib/server/storage/data-folder'
import type { StoredFile } from '@/lib/server/storage/publish-file'
import type { VariantKind } from '@/lib/videos/schema'
import type { MeasuredVideo, VideoImport } from './import-video'
import { frameIndexRecord, measuredFacts, posterRecord } from './measured-records'

/**
 * Makes the records of a measured video, after `publish` has moved its file into place: a video of its own, or the other
 * variant of `request.videoId`, if the twin guard lets it. Gives back the video's id; the error is a reason for people.
 */
export async function recordVideo(
  measured: MeasuredVideo,
  request: VideoImport,
  publish: () => Promise<StoredFile>,
): Promise<Result<string, string>> {
  if (request.videoId !== undefined) {
    const allowed = await checkPlace(request.videoId, request.variant, measured)
    if (!allowed.ok) return allowed
  }
  const stored = await publish()
  try {
    return ok(await createRecords(measured, request, stored))
  } catch (error) {
    // No record points at it, so nothing is lost: the source is where it was.
    if (stored.found === 'nothing') await rm(join(dataFolder().media, stored.storageKey), { force: true })
    throw error
  }
}

/** Whether the video has room for this variant, and its twin agrees with it. */
async function checkPlace(videoId: string, kind: VariantKind, measured: MeasuredVideo): Promise<Result<true, string>> {
  const variants = await db().variant.findMany({
    where: { videoId },
    include: { frameIndex: true, renditions: { where: { kind: 'original' } } },
  })
  if (variants.some((variant) => variant.kind === kind)) return err(`The video has other ${kind} footage already.`)
  const twin = variants.find((variant) => variant.kind !== kind)
  const original = twin?.renditions[0]
  if (twin?.frameIndex == null || original === undefined)
    return err('The video it belongs to has no footage to compare it with.')
  const index = decodeFrameIndex(twin.frameIndex.bytes)
  if (!index.ok) return err(`It cannot be compared with its twin: ${index.error}.`)
  const here = { sha256: measured.staged.sha256, index: measured.accepted.index }
  const there = { sha256: original.sha256, index: index.value }
  return kind === 'processed' ? checkTwins(there, here) : checkTwins(here, there)
}

async function createRecords(measured: MeasuredVideo, request: VideoImport, stored: StoredFile): Promise<string> {
  const vouched = request.anonymized && request.variant === 'processed'
  const variant = {
    kind: request.variant,
    anonymizedAt: vouched ? new Date() : null,
    anonymizedBy: vouched ? request.userId : null,
    renditions: { create: originalRecord(measured, stored) },
    frameIndex: { create: frameIndexRecord(measured) },
    poster: { create: posterRecord(measured) },
  }
  if (request.videoId !== undefined) {
    // One statement of many writes: Prisma runs it in one transaction.
    await db().variant.create({ data: { ...variant, videoId: request.videoId } })
    return request.videoId
  }
  const title = request.title ?? titleFromFileName(measured.fileName)
  const { id } = await db().video.create({ data: { title, variants: { create: variant } } })
  return id
}

function originalRecord(measured: MeasuredVideo, stored: StoredFile) {
  const { staged, accepted, fileName } = measured
  return {
    kind: 'original' as const,
    storageKey: stored.storageKey,
    fileName: safeFileName(fileName),
    mediaType: mediaTypeOf(accepted.container),
    sizeBytes: BigInt(staged.sizeBytes),
    mtimeNs: stored.mtimeNs,
    sha256: staged.sha256,
    ...measuredFacts(measured),
    verifiedAt: new Date(),
  }
}
