import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { db } from '@/lib/server/db/client'
import { GOLD_USER_ID } from '@/lib/server/session/gold-user'
import { withFootageSql } from '@/lib/server/videos/visible-to'
import { NO_WORK, type WorkState } from '@/lib/work/work-state'
import type { BatchCount } from './batch-counts'
import { FOOTAGE, IS_BEGUN, IS_HANDED_IN } from './footage-sql'

/**
 * The same counts for the videos that are in no batch and exist for `principal`: one that nobody began is one piece of work,
 * and its footage is left until somebody hands it in.
 */
export async function readUnbatched(principal: Principal): Promise<BatchCount> {
  const [videos, states] = await Promise.all([
    db().$queryRaw<{ videos: bigint; untouched: bigint | null; left: number | null }[]>`
      SELECT count(*) AS "videos", sum(NOT EXISTS (
          SELECT 1 FROM "AnnotationDocument" d WHERE d."videoId" = v."id" AND ${IS_BEGUN})) AS "untouched",
        sum(CASE WHEN EXISTS (
          SELECT 1 FROM "AnnotationDocument" d WHERE d."videoId" = v."id" AND ${IS_HANDED_IN})
          THEN 0 ELSE f."seconds" END) AS "left"
      FROM "Video" v
      JOIN ${FOOTAGE} f ON f."videoId" = v."id"
      WHERE v."deletedAt" IS NULL AND ${withFootageSql(principal)}
        AND NOT EXISTS (SELECT 1 FROM "BatchVideo" bv WHERE bv."videoId" = v."id")`,
    db().$queryRaw<{ state: Exclude<WorkState, 'to-do'>; count: bigint }[]>`
      SELECT d."state", count(*) AS "count"
      FROM "AnnotationDocument" d
      JOIN "Video" v ON v."id" = d."videoId" AND v."deletedAt" IS NULL
      WHERE ${IS_BEGUN} AND ${withFootageSql(principal)} AND d."annotatorId" <> ${GOLD_USER_ID}
        AND NOT EXISTS (SELECT 1 FROM "BatchVideo" bv WHERE bv."videoId" = v."id")
      GROUP BY d."state"`,
  ])
  const counts: Record<WorkState, number> = { ...NO_WORK, 'to-do': Number(videos[0]?.untouched ?? 0) }
  for (const { state, count } of states) counts[state] = Number(count)
  return { videoCount: Number(videos[0]?.videos ?? 0), counts, footageLeftSeconds: Number(videos[0]?.left ?? 0) }
}
