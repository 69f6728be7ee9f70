import 'server-only'
import { compareDocuments } from '@/lib/agreement/compare-documents'
import { disagreements } from '@/lib/agreement/disagreements'
import { frameLabels } from '@/lib/agreement/frame-labels'
import type { AgreementQuestion, AgreementReport } from '@/lib/agreement/schema'
import type { Principal } from '@/lib/auth/principal'
import type { ApiError } from '@/lib/http/api-error'
import { ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { type ComparedWork, readComparedWork, toSpan } from './compared-work'
import { type DecidedQuestion, decidedQuestions } from './decided-questions'

/** How far people agree on a video, and what was decided between them. Errors as of {@link readComparedWork}. */
export async function reportAgreement(
  videoId: string,
  principal: Principal,
  options: { readonly drafts: boolean },
): Promise<Result<AgreementReport, ApiError>> {
  const work = await readComparedWork(videoId, principal, options)
  return work.ok ? ok(await toReport(work.value)) : work
}

async function toReport(work: ComparedWork): Promise<AgreementReport> {
  const { videoId, frameCount, documents, gold } = work
  const runs = frameLabels(documents, frameCount)
  const live = (gold?.segments ?? []).filter(({ deletedAt }) => deletedAt === null).map(toSpan)
  const used = new Set([...documents.flatMap(({ segments }) => segments), ...live].map(({ labelId }) => labelId))
  const labels = await db().label.findMany({
    where: { id: { in: [...used] } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, color: true, kind: true },
  })
  return {
    videoId,
    frameCount,
    labels,
    documents: documents.map(({ id, annotatorId, annotator, state, sequence, segments }) => ({
      id,
      annotatorId,
      name: annotator.name,
      state,
      sequence,
      segments: [...segments],
    })),
    comparison: documents.length < 2 ? null : (compareDocuments(documents, runs) as AgreementReport['comparison']),
    disagreements: disagreements(runs).map(({ start, end }) => ({ start, end })),
    questions: decidedQuestions(work).map(toQuestion),
    gold: { id: gold?.id ?? null, state: gold?.state ?? 'none', sequence: gold?.sequence ?? 0, segments: live },
  }
}

function toQuestion({ labelId, start, end, differs, says, decidedBy }: DecidedQuestion): AgreementQuestion {
  const [first] = decidedBy
  const segments = decidedBy.filter(({ record }) => record.deletedAt === null).map(({ record }) => toSpan(record))
  const decision =
    first === undefined
      ? null
      : {
          choice: first.provenance.choice,
          documentIds: [...new Set(decidedBy.flatMap(({ provenance }) => provenance.documentIds))],
          by: first.provenance.by,
          segments,
        }
  return { labelId, start, end, differs, says: says.map((each) => [...each]), decision }
}
