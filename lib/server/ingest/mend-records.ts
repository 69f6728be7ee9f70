import 'server-only'
import type { Fault } from '@/lib/doctor/finding'
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
 * Where the frame index is missing, damaged or of another length, or doctor finds the like, the file is
 * measured again: its bytes are the imported ones, so segments keep their frames. Then doctor's
 * quarantine is lifted if nothing is wrong with the video any more, also not with its other files.
 */
export async function mendRecords(existing: ExistingOriginal, options: MeasureOptions): Promise<Mending> {
  const { video } = existing.variant
  const isQuarantined = video.quarantinedAt !== null && isDoctorsQuarantine({ reason: video.quarantineReason })
  const first = isQuarantined ? await verifyAndSettle(video.id, options) : NOTHING_KNOWN
  const isDoubtful = first.codes.some((code) => MEASURED.has(code)) || !(await hasUsableIndex(existing))
  if (!isDoubtful) return { isMeasuredAgain: false, isLifted: first.isLifted }
  const isMeasuredAgain = await measureAgain(existing, options)
  const again = isMeasuredAgain && isQuarantined ? await verifyAndSettle(video.id, options) : NOTHING_KNOWN
  return { isMeasuredAgain, isLifted: again.isLifted }
}

/** What is wrong with a video that measuring its file again may mend. */
const MEASURED: ReadonlySet<Fault['code']> = new Set([
  'index-damaged',
  'index-count-differs',
  'index-times-differ',
  'frame-count-changed',
])

type Settled = { readonly isLifted: boolean; readonly codes: readonly Fault['code'][] }

const NOTHING_KNOWN: Settled = { isLifted: false, codes: [] }

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

async function verifyAndSettle(videoId: string, { signal }: MeasureOptions): Promise<Settled> {
  const verification = await verifyVideo(videoId, { deep: false, signal })
  if (verification === null) return NOTHING_KNOWN
  const isLifted = (await settleVideo(verification)) === 'lifted'
  return { isLifted, codes: verification.findings.map(({ fault }) => fault.code) }
}
