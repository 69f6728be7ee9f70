import 'server-only'
import type { Fault, Finding } from '@/lib/doctor/finding'
import { isDoctorsQuarantine } from '@/lib/doctor/quarantine'
import { decodeFrameIndex } from '@/lib/frames/frame-index-codec'
import { db } from '@/lib/server/db/client'
import { settleVideo } from '@/lib/server/doctor/settle-video'
import { verifyBytes } from '@/lib/server/doctor/verify-bytes'
import { verifyVideo } from '@/lib/server/doctor/verify-video'
import { engineAvailability } from '@/lib/server/media/engine-availability'
import type { ExistingOriginal } from './adopt-duplicate'
import type { StepOptions } from './import-steps'
import { renewRecords } from './renew-records'
import type { WorkFolder } from './work-folder'

/** What importing an original again has mended beside its file. `isMeasuredAgain`: its copies were made anew, too. */
export type Mending = { readonly isMeasuredAgain: boolean; readonly isLifted: boolean }

/**
 * Mends the records of a video whose stored original has the imported bytes (again).
 *
 * Where the frame index is missing, damaged or of another length, a copy is missing, or doctor finds the like, the file is
 * measured again and its copies are made anew: its bytes are the imported ones, so segments keep their frames. Then
 * doctor's quarantine is lifted if nothing is wrong with the video any more, also not with its other files.
 */
export async function mendRecords(
  existing: ExistingOriginal,
  folder: WorkFolder,
  options: StepOptions,
): Promise<Mending> {
  const { video } = existing.variant
  const isQuarantined = video.quarantinedAt !== null && isDoctorsQuarantine({ reason: video.quarantineReason })
  const first = isQuarantined ? await verifyAndSettle(video.id, options) : NOTHING_KNOWN
  const isDoubtful = first.isMendable || !(await hasUsableIndex(existing)) || !(await hasCopies(existing))
  if (!isDoubtful) return { isMeasuredAgain: false, isLifted: first.isLifted }
  // One that cannot be labeled any more keeps its records, and doctor says what is wrong with it.
  const isMeasuredAgain = (await renewRecords(existing, folder, options)).ok
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

/** Whether measuring the original and making its copies again may mend what was found: no copy is beyond that. */
const isMendable = ({ fault, rendition }: Finding): boolean =>
  MEASURED.has(fault.code) || rendition === 'playback' || rendition === 'scrub'

type Settled = { readonly isLifted: boolean; readonly isMendable: boolean }

const NOTHING_KNOWN: Settled = { isLifted: false, isMendable: false }

async function hasUsableIndex({ variant: { id: variantId }, frameCount }: ExistingOriginal): Promise<boolean> {
  const stored = await db().frameIndex.findUnique({ where: { variantId }, select: { bytes: true } })
  const index = stored === null ? null : decodeFrameIndex(stored.bytes)
  return index?.ok === true && index.value.frameCount === frameCount
}

/** Whether every copy that there should be is on the disk with its recorded bytes; true where none can be made. */
async function hasCopies({ variant: { id: variantId }, playable }: ExistingOriginal): Promise<boolean> {
  if (!(await engineAvailability()).ok) return true
  const copies = await db().rendition.findMany({ where: { variantId, kind: { not: 'original' } } })
  const kinds = new Set(copies.map(({ kind }) => kind))
  if (!kinds.has('scrub') || (!playable && !kinds.has('playback'))) return false
  for (const copy of copies) if (!(await verifyBytes(copy, { deep: true, onProgress: () => {} })).ok) return false
  return true
}

async function verifyAndSettle(videoId: string, { signal }: StepOptions): Promise<Settled> {
  const verification = await verifyVideo(videoId, { deep: false, signal })
  if (verification === null) return NOTHING_KNOWN
  const isLifted = (await settleVideo(verification)) === 'lifted'
  return { isLifted, isMendable: verification.findings.some(isMendable) }
}
