import 'server-only'
import { isPermitted, type Principal } from '@/lib/auth/principal'
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

/** Whether an import for `principal` may change what an administrator has said of footage that is in the library. */
export const mayManage = (principal: Principal | undefined): boolean =>
  principal !== undefined && isPermitted(principal, 'video:manage')

/**
 * What importing bytes means that are in the library already. The video is the same. What the import says in addition is
 * recorded where it is done for somebody who may manage videos, for it may be the opposite of what an administrator has
 * said: that the footage is anonymized, that a deleted video is wanted again. A stored file that is missing or has other
 * bytes by now is replaced by the one at hand, which has the recorded hash; records that are not true any more are made
 * anew; and doctor's quarantine is lifted if nothing is wrong with the video then.
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
  const isManaged = mayManage(request.principal)
  const refusal = refuse(existing, request) ?? (video.deletedAt === null || isManaged ? null : REMOVED)
  if (refusal !== null) return { status: 'invalid', videoId: video.id, reason: refusal, mayPass: false }
  const stored = await publishFile(staged)
  const wantsVouching = request.anonymized && variant.kind === 'processed' && variant.anonymizedAt === null
  const vouchedBy = wantsVouching && isManaged ? request.userId : null
  await recordAdoption(existing, BigInt(staged.sizeBytes), stored, vouchedBy)
  const found = { ...existing, storageKey: stored.storageKey, sizeBytes: BigInt(staged.sizeBytes) }
  const { isMeasuredAgain, isLifted } = await mendRecords(found, folder, options)
  const changes = [
    ...(vouchedBy === null ? [] : ['its anonymization is recorded now']),
    ...(wantsVouching && !isManaged ? ['its anonymization is not recorded, for that takes an administrator'] : []),
    ...(stored.found === 'same' ? [] : [`its ${stored.found === 'nothing' ? 'missing' : 'damaged'} file is replaced`]),
    ...(isMeasuredAgain ? ['it was measured again'] : []),
    ...(isLifted ? ['its quarantine is lifted'] : []),
  ]
  return { status: video.deletedAt === null ? 'duplicate' : 'imported', videoId: video.id, reason: say(video, changes) }
}

const REMOVED = 'This file is known: its video was removed from the library. An administrator can bring it back.'

/** Why these bytes cannot be what the import wants them to be; null if they can. */
function refuse({ variant: { kind, video } }: ExistingOriginal, { variant, videoId }: VideoImport): string | null {
  if (kind !== variant) return otherVariant(video, kind, variant)
  if (videoId === undefined || videoId === video.id) return null
  return `This file is in the library already, as the ${kind} footage of another video, “${video.title}”.`
}

/** Records where the file lies now, that a removed video is wanted, and who vouches for its anonymization (null: nobody does). */
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
    // One that is removed meanwhile stays removed: nobody was asked whether they may bring it back.
    ...(variant.video.deletedAt === null
      ? []
      : [db().video.update({ where: { id: variant.video.id }, data: { deletedAt: null } })]),
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
