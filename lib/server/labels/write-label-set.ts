import 'server-only'
import type { LabelSetPlan } from '@/lib/labels/revise-label-set'
import type { Label } from '@/lib/labels/schema'
import type { Prisma } from '@/lib/server/db/generated/client'

/**
 * Writes a plan for the set `labelSetId`, which exists. Labels may swap names and keys, and no two may have the same at any
 * moment: first all that change let go of theirs, then each takes its new one.
 */
export async function writeLabelSet(
  transaction: Prisma.TransactionClient,
  labelSetId: string,
  { next, created, deleted }: Pick<LabelSetPlan, 'next' | 'created' | 'deleted'>,
): Promise<void> {
  await transaction.label.deleteMany({ where: { labelSetId, id: { in: [...deleted] } } })
  await transaction.label.updateMany({ where: { labelSetId }, data: { hotkey: null } })
  const kept = await transaction.label.findMany({
    where: { labelSetId },
    select: { id: true, name: true, retiredAt: true },
  })
  const before = new Map(kept.map((label) => [label.id, label]))
  for (const { id, name } of next.labels) {
    const known = before.get(id)
    // No name can begin like this: names are trimmed.
    if (known !== undefined && known.name !== name) {
      await transaction.label.update({ where: { id }, data: { name: ` ${id}` } })
    }
  }
  const isNew = new Set(created)
  for (const [position, label] of next.labels.entries()) {
    const data = { ...columnsOf(label), position, retiredAt: retiredAt(label, before.get(label.id)?.retiredAt) }
    if (isNew.has(label.id)) await transaction.label.create({ data: { id: label.id, labelSetId, ...data } })
    else await transaction.label.update({ where: { id: label.id }, data })
  }
  const { name, version, rules } = next
  await transaction.labelSet.update({ where: { id: labelSetId }, data: { name, version, rules } })
}

const columnsOf = ({ name, color, hotkey, kind, attributes, rules }: Label) => ({
  name,
  color,
  hotkey,
  kind,
  attributes,
  rules,
})

/** When the label was retired; a label that was, keeps its date. */
const retiredAt = ({ isRetired }: Label, before: Date | null | undefined): Date | null =>
  isRetired ? (before ?? new Date()) : null
