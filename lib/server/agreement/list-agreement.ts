import 'server-only'
import type { z } from 'zod'
import { compareDocuments } from '@/lib/agreement/compare-documents'
import { disagreements } from '@/lib/agreement/disagreements'
import { undefinedFor } from '@/lib/agreement/figure'
import { frameLabels } from '@/lib/agreement/frame-labels'
import type { AgreementList, AgreementListItem, agreementListQuery } from '@/lib/agreement/schema'
import type { Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { GOLD_USER_ID } from '@/lib/server/session/gold-user'
import { visibleTo } from '@/lib/server/videos/visible-to'
import { COMPARED_VIDEO, type ComparedWork, toComparedWork } from './compared-work'
import { decidedQuestions } from './decided-questions'

/**
 * The videos, of a batch or of all, that two or more people have labeled, a page at a time in the order of their ids.
 * A page may hold fewer than asked for while there is a `nextCursor`. Error: `batch-not-found`.
 */
export async function listAgreement(
  { batch, cursor, limit }: z.infer<typeof agreementListQuery>,
  principal: Principal,
): Promise<Result<AgreementList, ApiError>> {
  if (batch !== undefined && (await db().batch.count({ where: { id: batch } })) === 0) return err(BATCH_NOT_FOUND)
  const records = await db().video.findMany({
    where: {
      AND: [
        { deletedAt: null, documents: { some: { annotatorId: { not: GOLD_USER_ID }, state: { not: 'draft' } } } },
        visibleTo(principal),
        batch === undefined ? {} : { batch: { batchId: batch } },
        cursor === undefined ? {} : { id: { gt: cursor } },
      ],
    },
    orderBy: { id: 'asc' },
    take: limit + 1,
    select: COMPARED_VIDEO,
  })
  const page = records.slice(0, limit)
  const works = page.flatMap((record) => toComparedWork(record, false) ?? [])
  const compared = works.filter(({ documents }) => documents.length >= 2)
  const labels = await labelsOf(compared)
  return ok({
    videos: compared.map((work) => summarize(work, labels)),
    nextCursor: records.length > limit ? (page.at(-1)?.id ?? null) : null,
  })
}

const BATCH_NOT_FOUND = apiError('batch-not-found', 'There is no such batch. It may have been removed.')

type Labels = ReadonlyMap<string, { readonly name: string; readonly color: string }>

async function labelsOf(works: readonly ComparedWork[]): Promise<Labels> {
  const ids = new Set(
    works.flatMap(({ documents }) => documents.flatMap(({ segments }) => segments)).map(({ labelId }) => labelId),
  )
  const records = await db().label.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, color: true },
  })
  return new Map(records.map(({ id, name, color }) => [id, { name, color }]))
}

function summarize(work: ComparedWork, labels: Labels): AgreementListItem {
  const runs = frameLabels(work.documents, work.frameCount)
  const comparison = compareDocuments(work.documents, runs)
  const [worst] = comparison.labels
    .filter(({ iou }) => iou.value !== null)
    .sort((a, b) => (a.iou.value ?? 0) - (b.iou.value ?? 0))
  const asked = decidedQuestions(work)
  return {
    videoId: work.videoId,
    title: work.title,
    documents: work.documents.length,
    alpha: comparison.alpha,
    worstLabel:
      worst === undefined
        ? null
        : {
            ...(labels.get(worst.labelId) ?? { name: 'A label that was removed', color: '#888888' }),
            iou: worst.iou.value === null ? undefinedFor(worst.iou.reason) : worst.iou,
          },
    disagreements: disagreements(runs).length,
    questions: asked.length,
    decided: asked.filter(({ decidedBy }) => decidedBy.length > 0).length,
    goldState: work.gold?.state ?? 'none',
  }
}
