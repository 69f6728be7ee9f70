import 'server-only'
import { db } from '@/lib/server/db/client'
import { publishFile, type StagedFile } from '@/lib/server/storage/store-file'
import type { VariantKind } from '@/lib/videos/schema'
import type { ImportOutcome, VideoImport } from './import-video'

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
 * recorded: that the footage is anonymized, that a deleted video is wanted again. A stored file that went missing or was
 * cut short is replaced by the one at hand, which has the same hash.
 *
 * Raw and processed footage never stand in for each other: the same bytes cannot be the other variant, nor belong to a
 * second video.
 */
export async function adoptDuplicate(
  existing: ExistingOriginal,
  staged: StagedFile,
  request: VideoImport,
): Promise<ImportOutcome> {
  const { variant } = existing
  const { video } = variant
  if (variant.kind !== request.variant) {
    return { status: 'invalid', videoId: video.id, reason: otherVariant(video.title, variant.kind, request.variant) }
  }
  if (request.videoId !== undefined && request.videoId !== video.id) {
    return {
      status: 'invalid',
      videoId: video.id,
      reason: `This file is in the library already, as the ${variant.kind} footage of another video, “${video.title}”.`,
    }
  }
  const stored = await publishFile(staged)
  const marksAnonymized = request.anonymized && variant.kind === 'processed' && variant.anonymizedAt === null
  await db().$transaction([
    db().rendition.update({
      where: { id: existing.id },
      data: {
        mtimeNs: stored.mtimeNs,
        sizeBytes: BigInt(staged.sizeBytes),
        storageKey: stored.storageKey,
        verifiedAt: new Date(),
      },
    }),
    db().variant.update({
      where: { id: variant.id },
      data: marksAnonymized ? { anonymizedAt: new Date(), anonymizedBy: request.userId } : {},
    }),
    db().video.update({ where: { id: video.id }, data: { deletedAt: null } }),
  ])
  if (video.deletedAt !== null)
    return { status: 'imported', videoId: video.id, reason: 'The video was deleted before; it is back.' }
  const reason = marksAnonymized
    ? 'It is in the library already; its anonymization is recorded now.'
    : 'It is in the library already.'
  return { status: 'duplicate', videoId: video.id, reason }
}

const otherVariant = (title: string, is: VariantKind, wanted: VariantKind): string =>
  `This file is in the library already, as the ${is} footage of “${title}”. The same bytes cannot be ${wanted} footage too.`
