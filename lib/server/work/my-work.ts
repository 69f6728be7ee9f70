import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { isPermitted } from '@/lib/auth/principal'
import { Prisma } from '@/lib/server/db/generated/client'
import { visibleSql } from '@/lib/server/videos/visible-to'
import type { MyWork, OfferedVideo } from '@/lib/work/next-video'
import { workStateOf } from '@/lib/work/work-state'
import { IS_BEGUN, TAKES_PLACE } from './footage-sql'

type Titled = { readonly title: string }

type Row = {
  readonly videoId: string
  readonly title: string
  readonly state: 'draft' | 'submitted' | 'accepted' | 'returned' | null
  readonly sequence: bigint | null
  readonly updatedAt: Date | null
  readonly batchId: string | null
  readonly position: bigint | null
  readonly dueAt: Date | null
  readonly closedAt: Date | null
  readonly quarantinedAt: Date | null
}

/**
 * What is given to `principal` or was begun by them, of the videos that exist for them; in no order. `open`: without what is
 * handed in.
 */
export async function loadMyWork(
  client: Prisma.TransactionClient,
  principal: Principal,
  which: 'all' | 'open' = 'all',
): Promise<(MyWork & Titled)[]> {
  const { userId } = principal
  const rows = await client.$queryRaw<Row[]>`
    SELECT v."id" AS "videoId", v."title", d."state", d."sequence", d."updatedAt",
      bv."batchId", bv."position", b."dueAt", b."closedAt", v."quarantinedAt"
    FROM "Video" v
    LEFT JOIN "AnnotationDocument" d ON d."videoId" = v."id" AND d."annotatorId" = ${userId}
    LEFT JOIN "BatchVideo" bv ON bv."videoId" = v."id"
    LEFT JOIN "Batch" b ON b."id" = bv."batchId"
    WHERE ${Prisma.join(visibleSql(principal), ' AND ')} AND v."id" IN (
      SELECT a."videoId" FROM "Assignment" a WHERE a."annotatorId" = ${userId}
      UNION SELECT d."videoId" FROM "AnnotationDocument" d WHERE d."annotatorId" = ${userId} AND ${IS_BEGUN})
      ${which === 'all' ? Prisma.empty : Prisma.sql`AND (d."id" IS NULL OR d."state" IN ('draft', 'returned'))`}`
  return rows.map(({ state, sequence, updatedAt, position, dueAt, closedAt, quarantinedAt, ...row }) => ({
    ...row,
    state: workStateOf(state, sequence === null ? null : Number(sequence)),
    changedAt: updatedAt?.toISOString() ?? null,
    position: Number(position ?? 0),
    dueAt: dueAt?.toISOString() ?? null,
    isClosed: closedAt !== null,
    isQuarantined: quarantinedAt !== null,
  }))
}

type OfferRow = {
  readonly videoId: string
  readonly title: string
  readonly batchId: string
  readonly position: bigint
  readonly dueAt: Date | null
  readonly places: bigint
  readonly taken: bigint
  readonly free: bigint
}

/** The first free video of each batch from which `principal` may take, and how many videos of it are `free` for them. */
export async function loadOffered(
  client: Prisma.TransactionClient,
  principal: Principal,
): Promise<(OfferedVideo & Titled & { readonly free: number })[]> {
  const { userId } = principal
  const rows = await client.$queryRaw<OfferRow[]>`
    SELECT o.* FROM (
      SELECT v."id" AS "videoId", v."title", b."id" AS "batchId", bv."position", b."dueAt",
        b."annotatorsPerVideo" AS "places", coalesce(a."people", 0) AS "taken",
        count(*) OVER (PARTITION BY b."id") AS "free",
        row_number() OVER (PARTITION BY b."id" ORDER BY bv."position", v."id") AS "nth"
      FROM "BatchMember" m
      JOIN "Batch" b ON b."id" = m."batchId" AND b."closedAt" IS NULL AND b."selfService"
      JOIN "BatchVideo" bv ON bv."batchId" = b."id"
      JOIN "Video" v ON v."id" = bv."videoId" AND v."deletedAt" IS NULL AND v."quarantinedAt" IS NULL
      LEFT JOIN (
        SELECT s."videoId", count(*) AS "people" FROM "Assignment" s WHERE ${TAKES_PLACE} GROUP BY s."videoId") a
        ON a."videoId" = v."id"
      WHERE m."userId" = ${userId} AND coalesce(a."people", 0) < b."annotatorsPerVideo"
        AND NOT EXISTS (SELECT 1 FROM "Assignment" t WHERE t."videoId" = v."id" AND t."annotatorId" = ${userId})
        AND ${hasFootageFor(principal)}) o
    WHERE o."nth" = 1`
  return rows.map((row) => ({
    ...{ videoId: row.videoId, title: row.title, batchId: row.batchId },
    position: Number(row.position),
    dueAt: row.dueAt?.toISOString() ?? null,
    places: Number(row.places),
    taken: Number(row.taken),
    free: Number(row.free),
    isSelfService: true,
  }))
}

/** Footage that `principal` will be able to see once the video is theirs. */
const hasFootageFor = (principal: Principal): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT 1 FROM "Variant" f WHERE f."videoId" = v."id"
  ${isPermitted(principal, 'media:raw') ? Prisma.empty : Prisma.sql`AND f."kind" = 'processed'`})`
