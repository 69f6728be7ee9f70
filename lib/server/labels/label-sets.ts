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
