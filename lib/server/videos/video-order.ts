import 'server-only'
import { z } from 'zod'
import type { Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'
import type { VideoListQuery, VideoSort } from '@/lib/videos/schema'
import { shownWork, videoConditions } from './video-conditions'
import { seenFootage } from './visible-to'

/** A place in an ordered list of videos: behind the video `id`, whose sort key is `key`. */
const position = z.strictObject({ sort: z.string(), key: z.union([z.string(), z.number()]), id: z.string() })
export type Position = Readonly<z.infer<typeof position>>

/** A position as the opaque text that clients hand back. */
export const formatCursor = (at: Position): string => Buffer.from(JSON.stringify(at)).toString('base64url')

/** The position that {@link formatCursor} wrote, for the same order; anything else is `malformed-request`. */
export function parseCursor(cursor: string, sort: VideoSort): Result<Position, ApiError> {
  try {
    const parsed = position.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    if (parsed.success && parsed.data.sort === sort) return ok(parsed.data)
  } catch {
    // Not JSON: as wrong as any other.
  }
  return err(apiError('malformed-request', 'The cursor is not one of this list. Start again without it.'))
}

const durationOf = (kind: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  SELECT CAST(r."durationTicks" AS REAL) * r."timebaseNum" / r."timebaseDen"
  FROM "Variant" lv JOIN "Rendition" r ON r."variantId" = lv."id" AND r."kind" = 'original'
  WHERE lv."videoId" = v."id" AND lv."kind" = ${kind})`

/** Seconds of the footage that is labeled: processed where there is some, else raw. */
const DURATION = Prisma.sql`coalesce(${durationOf(Prisma.sql`'processed'`)}, ${durationOf(Prisma.sql`'raw'`)})`

/** When its records, its segments or its footage changed last, as far as they exist for `principal`. */
const changed = (principal: Principal): Prisma.Sql => Prisma.sql`coalesce((
  SELECT max(c."at") FROM (
    SELECT d."updatedAt" AS "at" FROM "AnnotationDocument" d WHERE d."videoId" = v."id" AND ${shownWork(principal)}
    UNION ALL SELECT w."createdAt" FROM "Variant" w
      WHERE w."videoId" = v."id" AND ${seenFootage(Prisma.sql`w`, principal)}) c
  WHERE c."at" > v."updatedAt"), v."updatedAt")`

const computed = (key: Prisma.Sql) => ({ key, by: key, sortBy: Prisma.sql`"key"` })

const ASCENDING = { direction: Prisma.sql`ASC`, isAfter: Prisma.sql`>` }
const DESCENDING = { direction: Prisma.sql`DESC`, isAfter: Prisma.sql`<` }

// The driver turns columns of dates into dates, which lose what was stored: a cast is handed on as it is.
const CREATED_TEXT = Prisma.sql`CAST(v."createdAt" AS TEXT)`

const NEWEST = { key: CREATED_TEXT, by: Prisma.sql`v."createdAt"`, sortBy: Prisma.sql`v."createdAt"`, ...DESCENDING }

/**
 * What each order sorts by: `key` as it is handed out, `by` as it is compared, `sortBy` as it is sorted. For `newest`
 * those are the column itself, whose index has the order; what is computed is sorted by the column of the result.
 */
const ORDERS = {
  newest: () => NEWEST,
  title: () => ({ ...computed(Prisma.sql`lower(v."title")`), ...ASCENDING }),
  duration: () => ({ ...computed(DURATION), ...DESCENDING }),
  changed: (principal) => ({ ...computed(Prisma.sql`CAST(${changed(principal)} AS TEXT)`), ...DESCENDING }),
} as const satisfies Record<VideoSort, (principal: Principal) => unknown>

/**
 * Up to `limit` positions behind `after` (null: from the start) of the videos that match `query`, asked by `principal`, in
 * its order. Videos without footage are left out; readiness is not looked at.
 */
export async function listPositions(
  query: VideoListQuery,
  principal: Principal,
  after: Position | null,
  limit: number,
): Promise<Position[]> {
  const { key, by, sortBy, direction, isAfter } = ORDERS[query.sort](principal)
  const conditions = [
    ...videoConditions(query, principal),
    ...(after === null ? [] : [Prisma.sql`(${by}, v."id") ${isAfter} (${after.key}, ${after.id})`]),
  ]
  const rows = await db().$queryRaw<{ id: string; key: string | number }[]>`
    SELECT v."id" AS "id", ${key} AS "key"
    FROM "Video" v
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY ${sortBy} ${direction}, v."id" ${direction}
    LIMIT ${limit}`
  return rows.map(({ id, key: value }) => ({ sort: query.sort, key: value, id }))
}
