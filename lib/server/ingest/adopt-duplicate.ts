import 'server-only'
import { db } from '@/lib/server/db/client'
import { publishFile, type StoredFile } from '@/lib/server/storage/publish-file'
import type { StagedFile } from '@/lib/server/storage/store-file'
import { forgetRenditions } from '@/lib/server/streaming/find-rendition'
import type { VariantKind } from '@/lib/videos/schema'
import type { StepOptions } from './import-steps'
import type { ImportOutcome, VideoImport } from './import-video'
import { mendRecords } from './mend-records'
import type { WorkFolder } from './work-folder'

/** The original with these bytes that is in the library, with the variant and the video it belongs to. */
export type ExistingOriginal = NonNullable<Awaited<ReturnType<typeof findOriginal>>>

/** The original with this hash; null if the library does not have it. */
export const findOriginal = (sha256: string) =>
  db().rendition.findFirst({
    where: { sha256, kind: 'original' },
    include: { variant: { include: { video: true } } },
  })

/**
 * What importing bytes means that are in the library already. The video is the same; what the import says in addition is
 * recorded: that the footage is anonymized, that a deleted video is wanted again. A stored file that is missing or has
 * other bytes by now is replaced by the one at hand, which has the recorded hash; records that are not true any more are
 * made anew; and doctor's quarantine is lifted if nothing is wrong with the video then.
 *
 * Raw and processed footage never stand in for each other: the same bytes cannot be the other variant, nor belong to a
 * second video.
 */
export async function adoptDuplicate(
  existing: ExistingOriginal,
  staged: StagedFile,
  request: VideoImport,
  folder: WorkFolder,
  options: StepOptions,
): Promise<ImportOutcome> {
  const { variant } = existing
  const { video } = variant
  const refusal = refuse(existing, request)
  if (refusal !== null) return { status: 'invalid', videoId: video.id, reason: refusal, mayPass: false }
  const stored = await publishFile(staged)
  const marksAnonymized = request.anonymized && variant.kind === 'processed' && variant.anonymizedAt === null
  await recordAdoption(existing, BigInt(staged.sizeBytes), stored, marksAnonymized ? request.userId : null)
  const found = { ...existing, storageKey: stored.storageKey, sizeBytes: BigInt(staged.sizeBytes) }
  const { isMeasuredAgain, isLifted } = await mendRecords(found, folder, options)
  const changes = [
    ...(marksAnonymized ? ['its anonymization is recorded now'] : []),
    ...(stored.found === 'same' ? [] : [`its ${stored.found === 'nothing' ? 'missing' : 'damaged'} file is replaced`]),
    ...(isMeasuredAgain ? ['it was measured again'] : []),
    ...(isLifted ? ['its quarantine is lifted'] : []),
  ]
  return { status: video.deletedAt === null ? 'duplicate' : 'imported', videoId: video.id, reason: say(video, changes) }
}

/** Why these bytes cannot be what the import wants them to be; null if they can. */
function refuse({ variant: { kind, video } }: ExistingOriginal, { variant, videoId }: VideoImport): string | null {
  if (kind !== variant) return otherVariant(video, kind, variant)
  if (videoId === undefined || videoId === video.id) return null
  return `This file is in the library already, as the ${kind} footage of another video, “${video.title}”.`
}

/** Records where the file lies now, that the video is wanted, and who vouches for its anonymization (null: nobody does). */
async function recordAdoption(
  { id, variant }: ExistingOriginal,
  sizeBytes: bigint,
  { storageKey, mtimeNs }: StoredFile,
  vouchedBy: string | null,
): Promise<void> {
  await db().$transaction([
    db().rendition.update({ where: { id }, data: { mtimeNs, sizeBytes, storageKey, verifiedAt: new Date() } }),
    db().variant.update({
      where: { id: variant.id },
      data: vouchedBy === null ? {} : { anonymizedAt: new Date(), anonymizedBy: vouchedBy },
    }),
    db().video.update({ where: { id: variant.video.id }, data: { deletedAt: null } }),
  ])
  forgetRenditions()
}

function say({ deletedAt }: ExistingOriginal['variant']['video'], changes: readonly string[]): string {
  const first = deletedAt === null ? 'It is in the library already' : 'The video was deleted before; it is back'
  return `${[first, ...changes].join('; ')}.`
}

function otherVariant(
  { title, deletedAt }: { readonly title: string; readonly deletedAt: Date | null },
  is: VariantKind,
  wanted: VariantKind,
): string {
  const where = deletedAt === null ? 'in the library already' : 'known: it was removed from the library'
  return `This file is ${where}, as the ${is} footage of “${title}”. The same bytes cannot be ${wanted} footage too.`
}
