import 'server-only'
import type { LabelUsage } from '@/lib/labels/revise-label-set'
import type { Prisma } from '@/lib/server/db/generated/client'

/**
 * How each label of a set is used, by id; one that nothing ever had is not in the map. A deleted segment and a line of the
 * operation log count as having it: undo and time travel bring them back.
 */
export async function labelUsage(
  database: Pick<Prisma.TransactionClient, 'segment' | 'operation' | 'label'>,
  labelSetId: string,
): Promise<ReadonlyMap<string, LabelUsage>> {
  const where = { label: { labelSetId } }
  const labels = await database.label.findMany({ where: { labelSetId }, select: { id: true } })
  const all = await database.segment.groupBy({ by: ['labelId'], where, _count: true })
  const live = await database.segment.groupBy({ by: ['labelId'], where: { ...where, deletedAt: null }, _count: true })
  const counts = new Map(live.map(({ labelId, _count }) => [labelId, _count]))
  const usage = new Map(all.map(({ labelId }) => [labelId, { segments: counts.get(labelId) ?? 0, isKept: true }]))
  for (const { id } of labels) {
    if (!usage.has(id) && (await wasUsed(database, labelSetId, id))) usage.set(id, { segments: 0, isKept: true })
  }
  return usage
}

async function wasUsed(
  database: Pick<Prisma.TransactionClient, 'operation'>,
  labelSetId: string,
  labelId: string,
): Promise<boolean> {
  const names = { path: '$.labelId', equals: labelId }
  const found = await database.operation.findFirst({
    where: { document: { labelSetId }, OR: [{ before: names }, { after: names }] },
    select: { id: true },
  })
  return found !== null
}
