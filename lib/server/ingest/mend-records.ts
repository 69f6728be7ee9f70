import 'server-only'
import { isDoctorsQuarantine } from '@/lib/doctor/quarantine'
import { decodeFrameIndex } from '@/lib/frames/frame-index-codec'
import { db } from '@/lib/server/db/client'
import { settleVideo } from '@/lib/server/doctor/settle-video'
import { verifyVideo } from '@/lib/server/doctor/verify-video'
import { mediaPath } from '@/lib/server/storage/media-path'
import type { ExistingOriginal } from './adopt-duplicate'
import { type MeasureOptions, measureVideo } from './measure-video'
import { frameIndexRecord, measuredFacts, posterRecord } from './measured-records'

/** Whether the video is in a quarantine that doctor set. */
export const isQuarantinedByDoctor = ({ variant: { video } }: ExistingOriginal): boolean =>
  video.quarantinedAt !== null && isDoctorsQuarantine({ reason: video.quarantineReason })

/**
 * Measures the stored original again where its records may not be true any more: the frame index is missing, damaged or
 * of another length, or doctor found something. The bytes are the imported ones, so what is measured is what was
 * imported, and segments keep their frames. True if records were made anew.
 */
export async function mendRecords(existing: ExistingOriginal, options: MeasureOptions): Promise<boolean> {
  const { variant } = existing
  if (!isQuarantinedByDoctor(existing) && (await hasUsableIndex(existing))) return false
  const measured = await measureVideo(mediaPath(existing.storageKey), options)
  // What cannot be labeled any more keeps its records: doctor says what is wrong with it.
  if (!measured.ok) return false
  const frameIndex = { ...frameIndexRecord(measured.value), createdAt: new Date() }
  const poster = { ...posterRecord(measured.value), createdAt: new Date() }
  await db().$transaction([
    db().rendition.update({ where: { id: existing.id }, data: measuredFacts(measured.value) }),
    db().frameIndex.upsert({
      where: { variantId: variant.id },
      create: { ...frameIndex, variantId: variant.id },
      update: frameIndex,
    }),
    db().poster.upsert({
      where: { variantId: variant.id },
      create: { ...poster, variantId: variant.id },
      update: poster,
    }),
  ])
  return true
}

async function hasUsableIndex({ variant: { id: variantId }, frameCount }: ExistingOriginal): Promise<boolean> {
  const stored = await db().frameIndex.findUnique({ where: { variantId }, select: { bytes: true } })
  const index = stored === null ? null : decodeFrameIndex(stored.bytes)
  return index?.ok === true && index.value.frameCount === frameCount
}

/**
 * Lifts doctor's quarantine of a video if nothing is wrong with it any more, also not with its other files. True if it
 * was lifted.
 */
export async function liftIfMended(videoId: string, { signal }: MeasureOptions): Promise<boolean> {
  const verification = await verifyVideo(videoId, { deep: false, signal })
  return verification !== null && (await settleVideo(verification)) === 'lifted'
}
