import 'server-only'
import type { LabelSet } from '@/lib/labels/schema'
import type { Prisma } from '@/lib/server/db/generated/client'

/** Keeps what `set` is now as its version, once: what a set was is never written anew. `authorId` null: nobody is known. */
export async function recordVersion(
  transaction: Prisma.TransactionClient,
  set: LabelSet,
  authorId: string | null,
): Promise<void> {
  const { id: labelSetId, version } = set
  await transaction.labelSetVersion.upsert({
    where: { labelSetId_version: { labelSetId, version } },
    create: { labelSetId, version, content: set, authorId },
    update: {},
  })
}
