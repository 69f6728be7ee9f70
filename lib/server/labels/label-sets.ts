import 'server-only'
import { type LabelSet, label, setRule } from '@/lib/labels/schema'
import { db } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'

/** What of the records a label set is told from. */
export const WITH_LABELS = { labels: { orderBy: { position: 'asc' } } } as const satisfies Prisma.LabelSetInclude

/** The label sets in use with all their labels, retired ones last; the set used for new work first. */
export async function listLabelSets(): Promise<{ readonly labelSets: LabelSet[] }> {
  return { labelSets: await findSets({ retiredAt: null }) }
}

/** The same, and the sets that are not offered any more. */
export async function listAllLabelSets(): Promise<{ readonly labelSets: LabelSet[]; readonly retired: LabelSet[] }> {
  const [inUse, retired] = await Promise.all([findSets({ retiredAt: null }), findSets({ retiredAt: { not: null } })])
  return { labelSets: inUse, retired }
}

async function findSets(where: Prisma.LabelSetWhereInput): Promise<LabelSet[]> {
  const sets = await db().labelSet.findMany({ where, orderBy: NEWEST_DEFAULT_FIRST, include: WITH_LABELS })
  return sets.map(toLabelSet)
}

/** A label set as it is told, from its record. */
export function toLabelSet(record: Prisma.LabelSetGetPayload<{ include: { labels: true } }>): LabelSet {
  const labels = record.labels.map(({ id, name, color, hotkey, kind, attributes, rules, retiredAt }) =>
    label.parse({ id, name, color, hotkey, kind, attributes, rules, isRetired: retiredAt !== null }),
  )
  const { id, name, version, isDefault } = record
  const inUse = labels.filter(({ isRetired }) => !isRetired)
  const retired = labels.filter(({ isRetired }) => isRetired)
  return { id, name, version, isDefault, rules: setRule.array().parse(record.rules), labels: [...inUse, ...retired] }
}

/** The set that a new document is labeled with: the default one, else the one made last. Null if there is none. */
export async function currentLabelSetId(
  database: Pick<ReturnType<typeof db>, 'labelSet'> = db(),
): Promise<string | null> {
  const where = { retiredAt: null }
  const set = await database.labelSet.findFirst({ where, orderBy: NEWEST_DEFAULT_FIRST, select: { id: true } })
  return set?.id ?? null
}

const NEWEST_DEFAULT_FIRST = [
  { isDefault: 'desc' },
  { createdAt: 'desc' },
] as const satisfies Prisma.LabelSetOrderByWithRelationInput[]

/**
 * How many labels somebody can choose from, as a function of the document's label set; of the set used for new work
 * where there is no document yet.
 */
export async function countLabels(): Promise<(labelSetId: string | undefined) => number> {
  const [current, counts] = await Promise.all([
    currentLabelSetId(),
    db().label.groupBy({ by: ['labelSetId'], where: { retiredAt: null }, _count: true }),
  ])
  const bySet = new Map(counts.map(({ labelSetId, _count }) => [labelSetId, _count]))
  return (labelSetId) => bySet.get(labelSetId ?? current ?? '') ?? 0
}
