import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { db } from '@/lib/server/db/client'
import { GOLD_USER_ID } from '@/lib/server/session/gold-user'
import { withFootageSql } from '@/lib/server/videos/visible-to'
import type { LabelDuration } from '@/lib/work/dashboard-schema'
import { FOOTAGE } from './footage-sql'

type Row = { readonly name: string; readonly color: string; readonly segments: bigint; readonly seconds: number | null }

/**
 * How much was marked with each label in all work on videos that exist for `principal`, longest first; labels of one name in
 * several sets are one. A frame counts as the average frame of its video.
 */
export async function labelDurations(principal: Principal): Promise<LabelDuration[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT l."name", min(l."color") AS "color", sum(m."segments") AS "segments",
      sum(m."frames" * f."seconds" / f."frames") AS "seconds"
    FROM (
      SELECT s."documentId", s."labelId", count(*) AS "segments", sum(s."endFrame" - s."startFrame") AS "frames"
      FROM "Segment" s WHERE s."deletedAt" IS NULL AND NOT s."isProposal"
      GROUP BY s."documentId", s."labelId") m
    JOIN "AnnotationDocument" d ON d."id" = m."documentId" AND d."annotatorId" <> ${GOLD_USER_ID}
    JOIN "Video" v ON v."id" = d."videoId" AND v."deletedAt" IS NULL AND ${withFootageSql(principal)}
    JOIN ${FOOTAGE} f ON f."videoId" = v."id"
    JOIN "Label" l ON l."id" = m."labelId"
    GROUP BY l."name"
    ORDER BY "seconds" DESC, l."name"`
  return rows.map(({ name, color, segments, seconds }) => ({
    ...{ name, color },
    segmentCount: Number(segments),
    seconds: Number(seconds ?? 0),
  }))
}
