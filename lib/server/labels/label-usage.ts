import 'server-only'
import type { LabelUsage } from '@/lib/labels/revise-label-set'
import type { Prisma } from '@/lib/server/db/generated/client'

type Database = Pick<Prisma.TransactionClient, 'segment' | 'label' | '$queryRaw'>

/**
 * How each label of a set is used, by id; one that nothing ever had is not in the map. A deleted segment and a line of the
 * operation log count as having it: undo and time travel bring them back. With `annotatorId` only their work is counted.
 */
export async function labelUsage(
  database: Database,
  labelSetId: string,
  annotatorId?: string,
): Promise<ReadonlyMap<string, LabelUsage>> {
  const where = { label: { labelSetId }, ...(annotatorId === undefined ? {} : { document: { annotatorId } }) }
  const labels = await database.label.findMany({ where: { labelSetId }, select: { id: true } })
  const all = await database.segment.groupBy({ by: ['labelId'], where, _count: true })
  const live = await database.segment.groupBy({ by: ['labelId'], where: { ...where, deletedAt: null }, _count: true })
  const counts = new Map(live.map(({ labelId, _count }) => [labelId, _count]))
  const usage = new Map(all.map(({ labelId }) => [labelId, { segments: counts.get(labelId) ?? 0, isKept: true }]))
  if (labels.every(({ id }) => usage.has(id))) return usage
  const inLog = await labelsInLog(database, labelSetId, annotatorId ?? null)
  for (const { id } of labels) if (!usage.has(id) && inLog.has(id)) usage.set(id, { segments: 0, isKept: true })
  return usage
}

/** The labels that the operation log of the set's documents names: read through once, however many labels there are. */
async function labelsInLog(
  database: Pick<Database, '$queryRaw'>,
  labelSetId: string,
  annotatorId: string | null,
): Promise<ReadonlySet<string>> {
  const rows = await database.$queryRaw<{ before: string | null; after: string | null }[]>`
    SELECT DISTINCT json_extract(o."before", '$.labelId') AS "before", json_extract(o."after", '$.labelId') AS "after"
    FROM "Operation" o JOIN "AnnotationDocument" d ON d."id" = o."documentId"
    WHERE d."labelSetId" = ${labelSetId} AND (${annotatorId} IS NULL OR d."annotatorId" = ${annotatorId})`
  return new Set(rows.flatMap(({ before, after }) => [before, after]).filter((id) => id !== null))
}
