import 'server-only'
import type { Fault, Finding } from '@/lib/doctor/finding'
import { judgeIndex } from '@/lib/doctor/judge-rendition'
import { judgeTwins } from '@/lib/doctor/judge-twins'
import { type Quarantine, quarantineNote } from '@/lib/doctor/quarantine'
import type { FrameIndex } from '@/lib/frames/frame-index'
import { decodeFrameIndex } from '@/lib/frames/frame-index-codec'
import { db } from '@/lib/server/db/client'
import { engineAvailability } from '@/lib/server/media/engine-availability'
import { type VerifyOptions, verifyRendition } from './verify-rendition'
import { originalOf, VIDEO_TO_VERIFY, type VideoToVerify } from './video-to-verify'

/** A video as it was when its verification began, and everything that was found. */
export type Verification = {
  readonly id: string
  readonly title: string
  readonly updatedAt: Date
  readonly quarantine: Quarantine
  readonly findings: readonly Finding[]
  /** The files that are as they should be, with their modification time now. */
  readonly sound: readonly { readonly renditionId: string; readonly mtimeNs: bigint }[]
}

type Variant = VideoToVerify['variants'][number]
type VariantVerdict = {
  readonly findings: Finding[]
  readonly sound: Verification['sound']
  readonly index: FrameIndex | null
}

/** Verifies a video's records against the disk. Nothing is changed. Null for a video that is not there, or was deleted. */
export async function verifyVideo(videoId: string, options: VerifyOptions): Promise<Verification | null> {
  const video = await db().video.findFirst({ where: { id: videoId, deletedAt: null }, select: VIDEO_TO_VERIFY })
  if (video === null) return null
  const verdicts = new Map<Variant, VariantVerdict>()
  // One after the other: two files of one video at once only make the disk's head jump.
  for (const variant of video.variants) verdicts.set(variant, await verifyVariant(video, variant, options))
  const findings = [...verdicts.values()].flatMap((verdict) => verdict.findings)
  if (video.variants.length === 0) findings.push(findingOf(video, null, { code: 'no-footage' }))
  findings.push(...twinFaults(verdicts).map((fault) => findingOf(video, null, fault)))
  const quarantine: Quarantine = video.quarantinedAt === null ? null : { reason: video.quarantineReason }
  const note = quarantineNote(quarantine, findings)
  if (note !== null) findings.push(findingOf(video, null, note))
  const sound = [...verdicts.values()].flatMap((verdict) => verdict.sound)
  return { id: video.id, title: video.title, updatedAt: video.updatedAt, quarantine, findings, sound }
}

const findingOf = ({ id, title }: VideoToVerify, variant: Variant['kind'] | null, fault: Fault): Finding => ({
  video: { id, title },
  variant,
  rendition: null,
  fault,
})

async function verifyVariant(video: VideoToVerify, variant: Variant, options: VerifyOptions): Promise<VariantVerdict> {
  const original = originalOf(variant)
  const about = (fault: Fault) => findingOf(video, variant.kind, fault)
  const findings: Finding[] = original === undefined ? [about({ code: 'no-footage' })] : []
  const index = await readIndex(variant.id)
  if (typeof index === 'string') findings.push(about({ code: 'index-damaged', detail: index }))
  else if (original !== undefined) findings.push(...judgeIndex(index, original.frameCount).map(about))
  const usable = typeof index === 'string' ? null : index
  if (original !== undefined) findings.push(...(await missingCopies(variant, original.playable)).map(about))
  const sound: { renditionId: string; mtimeNs: bigint }[] = []
  for (const rendition of variant.renditions) {
    const { faults, mtimeNs } = await verifyRendition(rendition, usable, options)
    findings.push(...faults.map((fault) => ({ ...about(fault), rendition: rendition.kind })))
    if (faults.length === 0 && mtimeNs !== null) sound.push({ renditionId: rendition.id, mtimeNs })
  }
  if (variant.kind === 'processed' && variant.anonymizedAt === null)
    findings.push(about({ code: 'anonymization-unrecorded' }))
  return { findings, sound, index: usable }
}

/** The copies that there should be and are not recorded; none where none can be made. */
async function missingCopies({ renditions }: Variant, isPlayable: boolean): Promise<Fault[]> {
  const wanted = isPlayable ? (['scrub'] as const) : (['playback', 'scrub'] as const)
  const missing = wanted.filter((copy) => !renditions.some(({ kind }) => kind === copy))
  if (missing.length === 0 || !(await engineAvailability()).ok) return []
  return missing.map((copy) => ({ code: 'copy-missing', copy }))
}

/** The stored index, decoded anew: what is remembered of it elsewhere may be better than what is stored. */
async function readIndex(variantId: string): Promise<FrameIndex | string> {
  const stored = await db().frameIndex.findUnique({ where: { variantId }, select: { bytes: true } })
  if (stored === null) return 'there is none'
  const decoded = decodeFrameIndex(stored.bytes)
  return decoded.ok ? decoded.value : decoded.error
}

function twinFaults(verdicts: ReadonlyMap<Variant, VariantVerdict>): Fault[] {
  const twinOf = (kind: Variant['kind']) => {
    const found = [...verdicts].find(([variant]) => variant.kind === kind)
    if (found === undefined) return null
    const [variant, { index }] = found
    const original = originalOf(variant)
    return original === undefined || index === null ? null : { sha256: original.sha256, index }
  }
  const [raw, processed] = [twinOf('raw'), twinOf('processed')]
  return raw === null || processed === null ? [] : judgeTwins(raw, processed)
}
