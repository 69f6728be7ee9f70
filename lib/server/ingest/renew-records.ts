import 'server-only'
import type { FrameIndex } from '@/lib/frames/frame-index'
import { decodeFrameIndex } from '@/lib/frames/frame-index-codec'
import { haveSameTimes } from '@/lib/ingest/twin-guard'
import { ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { removeDerived } from '@/lib/server/storage/derived-file'
import { mediaPath } from '@/lib/server/storage/media-path'
import { forgetRenditions } from '@/lib/server/streaming/find-rendition'
import type { ExistingOriginal } from './adopt-duplicate'
import { createdPacketMap } from './found-packets'
import { failed, type ImportFailure, type StepOptions, tellOf } from './import-steps'
import { frameIndexRecord, originalFacts, posterRecord, publishCopies } from './measured-records'
import { type PreparedVideo, prepareVideo } from './prepare-video'
import type { WorkFolder } from './work-folder'

/**
 * Measures an original that is in the library, makes its copies anew, and puts its records right in one transaction.
 *
 * Segments are counted in frames: where there are some and the frames would get other numbers or times, nothing is
 * changed and the error says so.
 */
export async function renewRecords(
  existing: ExistingOriginal,
  folder: WorkFolder,
  options: StepOptions,
): Promise<Result<true, ImportFailure>> {
  const { storageKey, sizeBytes, variant } = existing
  const prepared = await prepareVideo(mediaPath(storageKey), Number(sizeBytes), folder, options, ({ index }) =>
    checkSegments(variant, index),
  )
  if (!prepared.ok) return prepared
  const tell = tellOf('twin-check', options)
  tell.progress(0)
  await replaceRecords(existing, prepared.value, folder)
  tell.done()
  return ok(true)
}

async function checkSegments(
  { id, videoId }: ExistingOriginal['variant'],
  index: FrameIndex,
): Promise<Result<true, ImportFailure>> {
  const stored = await db().frameIndex.findUnique({ where: { variantId: id }, select: { bytes: true } })
  const before = stored === null ? null : decodeFrameIndex(stored.bytes)
  if (before?.ok !== true || haveSameTimes(before.value, index)) return ok(true)
  const segments = await db().segment.count({ where: { deletedAt: null, document: { videoId } } })
  if (segments === 0) return ok(true)
  return failed(
    `The file shows ${index.frameCount.toLocaleString('en-US')} frames at other times than the frame index in which its ${segments} segments were made: they would move. Nothing was changed.`,
  )
}

async function replaceRecords(existing: ExistingOriginal, prepared: PreparedVideo, folder: WorkFolder): Promise<void> {
  const { id, sha256, fileName, variant } = existing
  const variantId = variant.id
  const copies = await publishCopies(prepared, sha256, fileName, folder)
  const before = await db().rendition.findMany({ where: { variantId, kind: { not: 'original' } } })
  const frameIndex = { ...frameIndexRecord(prepared), createdAt: new Date() }
  const { poster, accepted } = prepared
  const picture = poster === null ? null : { ...posterRecord(accepted.index, poster), createdAt: new Date() }
  // Where no copies can be made, the ones there are stay.
  const outdated = copies.length === 0 ? [] : before
  await db().$transaction([
    // They say which frame each packet shows, by the frame index that there was.
    db().packetMap.deleteMany({ where: { rendition: { variantId } } }),
    db().rendition.deleteMany({ where: { id: { in: outdated.map((copy) => copy.id) } } }),
    ...copies.map((copy) => db().rendition.create({ data: { ...copy, variantId } })),
    db().rendition.update({
      where: { id },
      data: { ...originalFacts(prepared), ...createdPacketMap(prepared.packets, 'original', sha256) },
    }),
    db().frameIndex.upsert({ where: { variantId }, create: { ...frameIndex, variantId }, update: frameIndex }),
    ...(picture === null
      ? []
      : [db().poster.upsert({ where: { variantId }, create: { ...picture, variantId }, update: picture })]),
  ])
  forgetRenditions()
  const kept = new Set(copies.map(({ storageKey }) => storageKey))
  for (const { storageKey } of outdated) if (!kept.has(storageKey)) await removeDerived(storageKey)
}
