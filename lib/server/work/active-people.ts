import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { db } from '@/lib/server/db/client'
import { withFootageSql } from '@/lib/server/videos/visible-to'
import { LONGEST_GAP_MS } from '@/lib/work/active-time'
import type { Measured } from '@/lib/work/progress'
import { FOOTAGE, IS_HANDED_IN } from './footage-sql'

/** How long somebody worked in all, and what that was on videos they handed in. */
export type Activity = { readonly activeSeconds: number; readonly measured: Measured }

type Row = {
  readonly userId: string
  readonly activeMs: number
  readonly measuredMs: number | null
  readonly footageSeconds: number | null
}

const DAY_MS = 86_400_000

/**
 * The active time of everybody, by their id: what `activeTime` of lib/work says of the moments of their edits and seeks, summed
 * by the database. A gap counts for the video it ended in; a video in which nothing took time says nothing of a pace,
 * and one that does not exist for `principal` nothing at all.
 */
export async function measureActivity(principal: Principal): Promise<ReadonlyMap<string, Activity>> {
  const rows = await db().$queryRaw<Row[]>`
    WITH moments AS (
      SELECT o."authorId" AS "userId", d."videoId", julianday(o."appliedAt") AS "at"
      FROM "Operation" o JOIN "AnnotationDocument" d ON d."id" = o."documentId"
      UNION ALL
      SELECT e."userId", e."videoId", julianday(e."occurredAt") FROM "SeekEvent" e WHERE e."userId" IS NOT NULL),
    gaps AS (
      SELECT "userId", "videoId",
        ("at" - lag("at") OVER (PARTITION BY "userId" ORDER BY "at")) * ${DAY_MS} AS "ms"
      FROM moments),
    works AS (
      SELECT "userId", "videoId", sum("ms") AS "ms" FROM gaps
      WHERE "ms" > 0 AND "ms" < ${LONGEST_GAP_MS} GROUP BY "userId", "videoId")
    SELECT w."userId", sum(w."ms") AS "activeMs",
      sum(CASE WHEN d."id" IS NOT NULL THEN w."ms" END) AS "measuredMs",
      sum(CASE WHEN d."id" IS NOT NULL THEN f."seconds" END) AS "footageSeconds"
    FROM works w
    JOIN "Video" v ON v."id" = w."videoId" AND ${withFootageSql(principal)}
    LEFT JOIN "AnnotationDocument" d
      ON d."videoId" = w."videoId" AND d."annotatorId" = w."userId" AND ${IS_HANDED_IN}
    LEFT JOIN ${FOOTAGE} f ON f."videoId" = w."videoId"
    GROUP BY w."userId"`
  return new Map(
    rows.map(({ userId, activeMs, measuredMs, footageSeconds }) => [
      userId,
      {
        activeSeconds: Number(activeMs) / 1000,
        measured: { activeSeconds: Number(measuredMs ?? 0) / 1000, footageSeconds: Number(footageSeconds ?? 0) },
      },
    ]),
  )
}
