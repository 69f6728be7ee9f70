import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { db } from '@/lib/server/db/client'
import { GOLD_USER_ID } from '@/lib/server/session/gold-user'
import { withFootageSql } from '@/lib/server/videos/visible-to'
import { FOOTAGE, IS_BEGUN } from './footage-sql'

/** Of `frames` in all, how many carry at least one segment. */
export type CoveredFrames = { readonly labeledFrames: number; readonly frames: number }

export const sumCoverage = (parts: readonly CoveredFrames[]): CoveredFrames => ({
  labeledFrames: parts.reduce((sum, one) => sum + one.labeledFrames, 0),
  frames: parts.reduce((sum, one) => sum + one.frames, 0),
})

type Row = { readonly batchId: string | null; readonly labeled: bigint | null; readonly frames: bigint | null }

/**
 * The frames that carry a segment, of all work that was begun on videos that exist for `principal`, by batch (null: in
 * none). Segments that overlap count once: each adds only what lies behind the end of all that come before it, in the order
 * that the index of segments has.
 */
export async function coverageByBatch(principal: Principal): Promise<ReadonlyMap<string | null, CoveredFrames>> {
  const rows = await db().$queryRaw<Row[]>`
    WITH reached AS (
      SELECT s."documentId", s."startFrame", s."endFrame", max(s."endFrame") OVER (
        PARTITION BY s."documentId" ORDER BY s."startFrame"
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS "before"
      FROM "Segment" s WHERE s."deletedAt" IS NULL AND NOT s."isProposal"),
    labeled AS (
      SELECT "documentId", sum(max("endFrame" - max("startFrame", coalesce("before", 0)), 0)) AS "frames"
      FROM reached GROUP BY "documentId")
    SELECT bv."batchId", sum(coalesce(l."frames", 0)) AS "labeled", sum(f."frames") AS "frames"
    FROM "AnnotationDocument" d
    JOIN "Video" v ON v."id" = d."videoId" AND v."deletedAt" IS NULL
    JOIN ${FOOTAGE} f ON f."videoId" = v."id"
    LEFT JOIN labeled l ON l."documentId" = d."id"
    LEFT JOIN "BatchVideo" bv ON bv."videoId" = v."id"
    WHERE ${IS_BEGUN} AND ${withFootageSql(principal)} AND d."annotatorId" <> ${GOLD_USER_ID}
    GROUP BY bv."batchId"`
  return new Map(
    rows.map(({ batchId, labeled, frames }) => [
      batchId,
      { labeledFrames: Number(labeled ?? 0), frames: Number(frames ?? 0) },
    ]),
  )
}
