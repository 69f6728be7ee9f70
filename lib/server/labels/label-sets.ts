import 'server-only'
import type { LabelSet } from '@/lib/labels/schema'
import { db } from '@/lib/server/db/client'

/** The newest version of each label set with the labels in use, the set used for new work first. */
export async function listLabelSets(): Promise<{ readonly labelSets: LabelSet[] }> {
  const sets = await db().labelSet.findMany({
    orderBy: [{ createdAt: 'desc' }, { version: 'desc' }],
    select: {
      id: true,
      name: true,
      version: true,
      labels: {
        where: { retiredAt: null },
        orderBy: { position: 'asc' },
        select: { id: true, name: true, color: true, hotkey: true, kind: true },
      },
    },
  })
  const newest = sets.filter((set) => !sets.some(({ name, version }) => name === set.name && version > set.version))
  return { labelSets: newest }
}

/** The set that a new document is labeled with: the one made last. Null if there is none. */
export async function currentLabelSetId(
  database: Pick<ReturnType<typeof db>, 'labelSet'> = db(),
): Promise<string | null> {
  const set = await database.labelSet.findFirst({
    orderBy: [{ createdAt: 'desc' }, { version: 'desc' }],
    select: { id: true },
  })
  return set?.id ?? null
}

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
