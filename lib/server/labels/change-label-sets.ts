import 'server-only'
import { randomUUID } from 'node:crypto'
import { type ApiError, apiError } from '@/lib/http/api-error'
import type { LabelSetProblem } from '@/lib/labels/check-label-set'
import type { LabelSetDraft } from '@/lib/labels/draft'
import type { LabelSetDetails, LabelSetStanding } from '@/lib/labels/label-set-wire'
import { type LabelSetPlan, reviseLabelSet } from '@/lib/labels/revise-label-set'
import type { LabelSet } from '@/lib/labels/schema'
import { err, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'
import { tellOfLabelSets } from '@/lib/server/live/live-events'
import { labelUsage } from './label-usage'
import { readLabelSet } from './read-label-set'
import { recordVersion } from './record-version'
import { writeLabelSet } from './write-label-set'

type Transaction = Prisma.TransactionClient

/** Two editors who began with the same version never both find it: one transaction sees the other whole or not at all. */
const SERIALIZABLE = { isolationLevel: Prisma.TransactionIsolationLevel.Serializable }

const invalid = (message: string, problems?: readonly LabelSetProblem[]): ApiError =>
  apiError('label-set-invalid', message, problems === undefined ? undefined : { problems })

/** Makes a set. Error: `label-set-invalid`, with every problem. */
export const createLabelSet = (draft: LabelSetDraft, authorId: string): Promise<Result<LabelSetDetails, ApiError>> =>
  change(async (transaction) => {
    const blank: LabelSet = { id: randomUUID(), name: '', version: 0, isDefault: false, rules: [], labels: [] }
    const plan = await planFor(transaction, blank, draft, new Map())
    if (!plan.ok) return plan
    const { next } = plan.value
    await transaction.labelSet.create({ data: { id: next.id, name: next.name } })
    await writeLabelSet(transaction, next.id, plan.value)
    return await recorded(transaction, next.id, authorId)
  })

/**
 * Makes the set what `wanted` says. Errors: `not-found`; `version-conflict` with the set as it is now, where somebody else
 * changed it since `baseVersion`; `label-set-invalid` with every problem. What is as it was already changes nothing.
 */
export const changeLabelSet = (
  labelSetId: string,
  baseVersion: number,
  wanted: LabelSetDraft,
  authorId: string,
): Promise<Result<LabelSetDetails, ApiError>> =>
  change(async (transaction) => {
    const current = await readCurrent(transaction, labelSetId, baseVersion)
    if (!current.ok) return current
    const { labelSet } = current.value
    const plan = await planFor(transaction, labelSet, wanted, await labelUsage(transaction, labelSetId))
    if (!plan.ok) return plan
    if (plan.value.changes.length === 0) return current
    await recordVersion(transaction, labelSet, null)
    await writeLabelSet(transaction, labelSetId, plan.value)
    return await recorded(transaction, labelSetId, authorId)
  })

/**
 * Makes the set the one for new work, retires it, or brings it back. Errors as {@link changeLabelSet}; the set for new work
 * cannot be retired, and a retired one not be that.
 */
export const setLabelSetStanding = (
  labelSetId: string,
  { baseVersion, isDefault, isRetired }: LabelSetStanding,
  authorId: string,
): Promise<Result<LabelSetDetails, ApiError>> =>
  change(async (transaction) => {
    const current = await readCurrent(transaction, labelSetId, baseVersion)
    if (!current.ok) return current
    const { labelSet } = current.value
    const obstacle = await standingObstacle(transaction, current.value, { isDefault, isRetired })
    if (obstacle !== null) return err(invalid(obstacle))
    await recordVersion(transaction, labelSet, null)
    if (isDefault === true) await takeDefaultFromOthers(transaction, labelSetId, authorId)
    await transaction.labelSet.update({
      where: { id: labelSetId },
      data: {
        version: labelSet.version + 1,
        ...(isDefault === true ? { isDefault } : {}),
        ...(isRetired === undefined ? {} : { retiredAt: isRetired ? new Date() : null }),
      },
    })
    return await recorded(transaction, labelSetId, authorId)
  })

/** Why the set cannot be given that standing; null if it can. */
async function standingObstacle(
  transaction: Transaction,
  { labelSet, isRetired: wasRetired }: LabelSetDetails,
  { isDefault, isRetired }: Pick<LabelSetStanding, 'isDefault' | 'isRetired'>,
): Promise<string | null> {
  if (isDefault === true && (isRetired ?? wasRetired)) return 'A retired set cannot be the one for new work.'
  if (isRetired !== true) return null
  if (labelSet.isDefault) return 'New work gets this set. Make another set the one for new work first.'
  const isOnly = (await transaction.labelSet.count({ where: { retiredAt: null, id: { not: labelSet.id } } })) === 0
  return isOnly ? 'This is the only set there is: nothing could be labeled without it.' : null
}

/** Runs `work` in one transaction and tells open pages if it changed something. */
async function change(
  work: (transaction: Transaction) => Promise<Result<LabelSetDetails, ApiError>>,
): Promise<Result<LabelSetDetails, ApiError>> {
  const result = await db().$transaction(work, SERIALIZABLE)
  if (result.ok) tellOfLabelSets(result.value.labelSet.id)
  return result
}

async function readCurrent(
  transaction: Transaction,
  labelSetId: string,
  baseVersion: number,
): Promise<Result<LabelSetDetails, ApiError>> {
  const current = await readLabelSet(labelSetId, transaction)
  if (!current.ok || current.value.labelSet.version === baseVersion) return current
  const message = 'Somebody else changed this label set meanwhile. Look at what changed, then save again.'
  return err(apiError('version-conflict', message, { current: current.value }))
}

/** The set as it is now, kept as a version of `authorId`. */
async function recorded(
  transaction: Transaction,
  labelSetId: string,
  authorId: string,
): Promise<Result<LabelSetDetails, ApiError>> {
  const now = await readLabelSet(labelSetId, transaction)
  if (now.ok) await recordVersion(transaction, now.value.labelSet, authorId)
  return now
}

async function takeDefaultFromOthers(transaction: Transaction, labelSetId: string, authorId: string): Promise<void> {
  const others = await transaction.labelSet.findMany({ where: { isDefault: true, id: { not: labelSetId } } })
  for (const { id, version } of others) {
    await transaction.labelSet.update({ where: { id }, data: { isDefault: false, version: version + 1 } })
    await recorded(transaction, id, authorId)
  }
}

/** The plan that makes `current` what `wanted` says. Error: `label-set-invalid` with every problem. */
async function planFor(
  transaction: Transaction,
  current: LabelSet,
  wanted: LabelSetDraft,
  usage: Awaited<ReturnType<typeof labelUsage>>,
): Promise<Result<LabelSetPlan, ApiError>> {
  const plan = reviseLabelSet(current, wanted, usage, randomUUID)
  if (!plan.ok) return err(invalid(sentenceOf(plan.error), plan.error))
  if (plan.value.changes.length === 0) return plan
  const taken = await nameTaken(transaction, plan.value.next)
  return taken === null ? plan : err(taken)
}

/** A name that differs from another set's in capitals only would be the same to whoever chooses. */
async function nameTaken(transaction: Transaction, { id, name }: LabelSet): Promise<ApiError | null> {
  const others = await transaction.labelSet.findMany({ where: { id: { not: id } }, select: { name: true } })
  if (!others.some((other) => other.name.toLowerCase() === name.toLowerCase())) return null
  const words = `There is a label set called ${name} already. Choose another name.`
  return invalid(words, [{ severity: 'error', labelId: null, field: 'name', words }])
}

const sentenceOf = (problems: readonly LabelSetProblem[]): string => problems.map(({ words }) => words).join(' ')
