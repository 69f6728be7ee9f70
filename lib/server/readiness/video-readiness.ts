import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import type { ApiError } from '@/lib/http/api-error'
import { type Readiness, readinessOf } from '@/lib/readiness/check'
import { evaluateServerFacts } from '@/lib/readiness/evaluate-server'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { countLabels } from '@/lib/server/labels/label-sets'
import { VIDEO_NOT_FOUND } from '@/lib/server/videos/video-exists'
import { VIDEO_SELECTION } from '@/lib/server/videos/video-record'
import { visibleTo } from '@/lib/server/videos/visible-to'
import { gatherFacts } from './gather-facts'

/** Whether `principal` may label the video now, and every check behind the answer. */
export async function readVideoReadiness(videoId: string, principal: Principal): Promise<Result<Readiness, ApiError>> {
  const video = await db().video.findFirst({ where: { id: videoId, ...visibleTo(principal) }, select: VIDEO_SELECTION })
  if (video === null) return err(VIDEO_NOT_FOUND)
  const labelCount = await countLabels()
  const document = video.documents.find(({ annotatorId }) => annotatorId === principal.userId)
  const facts = await gatherFacts(video, principal, labelCount(document?.labelSetId), 'decode')
  return ok(readinessOf(evaluateServerFacts(facts)))
}
