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

/** What importing an original again has mended beside its file. */
export type Mending = { readonly isMeasuredAgain: boolean; readonly isLifted: boolean }

/**
 * Mends the records of a video whose stored original has the imported bytes (again).
 *
 * Where the frame index is missing, damaged or of another length, or doctor's quarantine has another reason than the
 * file, the file is measured again: its bytes are the imported ones, so segments keep their frames. Then doctor's
 * quarantine is lifted if nothing is wrong with the video any more, also not with its other files.
 */
export async function mendRecords(existing: ExistingOriginal, options: MeasureOptions): Promise<Mending> {
  const { video } = existing.variant
  const isQuarantined = video.quarantinedAt !== null && isDoctorsQuarantine({ reason: video.quarantineReason })
  const isIndexUsable = await hasUsableIndex(existing)
  if (isIndexUsable && !isQuarantined) return { isMeasuredAgain: false, isLifted: false }
  if (isIndexUsable && (await liftIfMended(video.id, options))) return { isMeasuredAgain: false, isLifted: true }
  const isMeasuredAgain = await measureAgain(existing, options)
  return { isMeasuredAgain, isLifted: isMeasuredAgain && isQuarantined && (await liftIfMended(video.id, options)) }
}

/** False if the file cannot be labeled any more: then it keeps its records, and doctor says what is wrong with it. */
async function measureAgain({ id, storageKey, variant }: ExistingOriginal, options: MeasureOptions): Promise<boolean> {
  const measured = await measureVideo(mediaPath(storageKey), options)
  if (!measured.ok) return false
  const variantId = variant.id
  const frameIndex = { ...frameIndexRecord(measured.value), createdAt: new Date() }
  const poster = { ...posterRecord(measured.value), createdAt: new Date() }
  await db().$transaction([
    db().rendition.update({ where: { id }, data: measuredFacts(measured.value) }),
    db().frameIndex.upsert({ where: { variantId }, create: { ...frameIndex, variantId }, update: frameIndex }),
    db().poster.upsert({ where: { variantId }, create: { ...poster, variantId }, update: poster }),
  ])
  return true
}

async function hasUsableIndex({ variant: { id: variantId }, frameCount }: ExistingOriginal): Promise<boolean> {
  const stored = await db().frameIndex.findUnique({ where: { variantId }, select: { bytes: true } })
  const index = stored === null ? null : decodeFrameIndex(stored.bytes)
  return index?.ok === true && index.value.frameCount === frameCount
}

async function liftIfMended(videoId: string, { signal }: MeasureOptions): Promise<boolean> {
  const verification = await verifyVideo(videoId, { deep: false, signal })
  return verification !== null && (await settleVideo(verification)) === 'lifted'
}
