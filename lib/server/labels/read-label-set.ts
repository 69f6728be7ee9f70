import 'server-only'
import { isPermitted, type Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import type { LabelSetDetails, LabelSetVersion } from '@/lib/labels/label-set-wire'
import { labelSet as labelSetSchema } from '@/lib/labels/schema'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'
import { toLabelSet, WITH_LABELS } from './label-sets'
import { labelUsage } from './label-usage'

export const LABEL_SET_NOT_FOUND = apiError('not-found', 'There is no such label set.')

/**
 * One set, how its labels are used, and by how many documents; with `annotatorId` by theirs. Error: `not-found`.
 */
export async function readLabelSet(
  labelSetId: string,
  database: Prisma.TransactionClient = db(),
  annotatorId?: string,
): Promise<Result<LabelSetDetails, ApiError>> {
  const record = await database.labelSet.findUnique({ where: { id: labelSetId }, include: WITH_LABELS })
  if (record === null) return err(LABEL_SET_NOT_FOUND)
  const usage = await labelUsage(database, labelSetId, annotatorId)
  return ok({
    labelSet: toLabelSet(record),
    isRetired: record.retiredAt !== null,
    documents: await database.annotationDocument.count({
      where: { labelSetId, ...(annotatorId === undefined ? {} : { annotatorId }) },
    }),
    usage: [...usage].map(([labelId, { segments, isKept }]) => ({ labelId, segments, isKept })),
  })
}

/**
 * The same for `principal`: who neither changes labels nor reviews is told of their own use of them only, for annotators
 * are blind to each other.
 */
export const readLabelSetFor = (
  labelSetId: string,
  principal: Principal,
): Promise<Result<LabelSetDetails, ApiError>> => {
  const seesAll = isPermitted(principal, 'label:manage') || isPermitted(principal, 'document:review')
  return readLabelSet(labelSetId, db(), seesAll ? undefined : principal.userId)
}

/** What a set was, version by version, the newest first. Error: `not-found`. */
export async function readLabelSetVersions(
  labelSetId: string,
): Promise<Result<{ readonly versions: LabelSetVersion[] }, ApiError>> {
  if ((await db().labelSet.count({ where: { id: labelSetId } })) === 0) return err(LABEL_SET_NOT_FOUND)
  const records = await db().labelSetVersion.findMany({ where: { labelSetId }, orderBy: { version: 'desc' } })
  const authorIds = records.flatMap(({ authorId }) => (authorId === null ? [] : [authorId]))
  const authors = await db().user.findMany({ where: { id: { in: authorIds } }, select: { id: true, name: true } })
  const names = new Map(authors.map(({ id, name }) => [id, name]))
  return ok({
    versions: records.map(({ version, authorId, createdAt, content }) => ({
      version,
      author: names.get(authorId ?? '') ?? null,
      createdAt: createdAt.toISOString(),
      labelSet: labelSetSchema.parse(content),
    })),
  })
}
