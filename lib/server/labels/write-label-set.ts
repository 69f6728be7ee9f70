import 'server-only'
import { isSame } from '@/lib/labels/is-same'
import type { LabelSetPlan } from '@/lib/labels/revise-label-set'
import type { Label } from '@/lib/labels/schema'
import type { Label as LabelRecord, Prisma } from '@/lib/server/db/generated/client'

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
  const kept = await transaction.label.findMany({ where: { labelSetId } })
  const before = new Map(kept.map((label) => [label.id, label]))
  const wanted = next.labels.map((label, position) => {
    const known = before.get(label.id)
    return {
      id: label.id,
      known,
      data: { ...columnsOf(label), position, retiredAt: retiredAt(label, known?.retiredAt) },
    }
  })
  const changed = wanted.filter(({ known, data }) => known !== undefined && !isSame(columnsIn(known), data))
  for (const { id, known, data } of changed) {
    if (known?.name === data.name && known.hotkey === data.hotkey) continue
    // No name can begin like this: names are trimmed.
    await transaction.label.update({ where: { id }, data: { name: ` ${id}`, hotkey: null } })
  }
  for (const { id, data } of changed) await transaction.label.update({ where: { id }, data })
  const isNew = new Set(created)
  const made = wanted.filter(({ id }) => isNew.has(id)).map(({ id, data }) => ({ id, labelSetId, ...data }))
  if (made.length > 0) await transaction.label.createMany({ data: made })
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

/** The columns of a record that a plan may change, in the order they are written in. */
const columnsIn = ({ name, color, hotkey, kind, attributes, rules, position, retiredAt }: LabelRecord) => ({
  ...{ name, color, hotkey, kind, attributes, rules },
  ...{ position, retiredAt },
})

/** When the label was retired; a label that was, keeps its date. */
const retiredAt = ({ isRetired }: Label, before: Date | null | undefined): Date | null =>
  isRetired ? (before ?? new Date()) : null
