import 'server-only'
import { z } from 'zod'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'
import type { VideoListQuery } from '@/lib/videos/schema'

/** A place in an ordered list of videos: behind the video `id`, whose sort key is `key`. */
const position = z.strictObject({ sort: z.string(), key: z.union([z.string(), z.number()]), id: z.string() })
export type Position = Readonly<z.infer<typeof position>>

/** A position as the opaque text that clients hand back. */
export const formatCursor = (at: Position): string => Buffer.from(JSON.stringify(at)).toString('base64url')

/** The position that {@link formatCursor} wrote, for the same order; anything else is `malformed-request`. */
export function parseCursor(cursor: string, sort: VideoListQuery['sort']): Result<Position, ApiError> {
  try {
    const parsed = position.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    if (parsed.success && parsed.data.sort === sort) return ok(parsed.data)
  } catch {
    // Not JSON: as wrong as any other.
  }
  return err(apiError('malformed-request', 'The cursor is not one of this list. Start again without it.'))
}

/** The sort keys. The SQL is of constants only; what people type goes in as parameters. */
const ORDERS = {
  newest: { key: Prisma.sql`CAST(v."createdAt" AS TEXT)`, direction: Prisma.sql`DESC`, after: Prisma.sql`<` },
  title: { key: Prisma.sql`lower(v."title")`, direction: Prisma.sql`ASC`, after: Prisma.sql`>` },
  duration: {
    key: Prisma.sql`CAST(r."durationTicks" AS REAL) * r."timebaseNum" / r."timebaseDen"`,
    direction: Prisma.sql`DESC`,
    after: Prisma.sql`<`,
  },
} as const satisfies Record<VideoListQuery['sort'], unknown>

/**
 * Up to `limit` positions behind `after` (null: from the start) of the videos that match, in order: newest first, by
 * title, longest first. Videos without footage are left out.
 */
export async function listPositions(query: VideoListQuery, after: Position | null, limit: number): Promise<Position[]> {
  const { key, direction, after: isAfter } = ORDERS[query.sort]
  const conditions = [
    Prisma.sql`v."deletedAt" IS NULL`,
    ...words(query.query ?? '').map(matchesWord),
    ...(query.label === undefined ? [] : [hasLabel(query.label)]),
    ...(query.assignee === undefined ? [] : [hasAnnotator(query.assignee)]),
    ...(after === null ? [] : [Prisma.sql`(${key}, v."id") ${isAfter} (${after.key}, ${after.id})`]),
  ]
  const rows = await db().$queryRaw<{ id: string; key: string | number }[]>`
    SELECT v."id" AS "id", ${key} AS "key"
    FROM "Video" v
    JOIN "Variant" lv ON lv."videoId" = v."id" AND (lv."kind" = 'processed' OR NOT EXISTS (
      SELECT 1 FROM "Variant" other WHERE other."videoId" = v."id" AND other."kind" = 'processed'))
    JOIN "Rendition" r ON r."variantId" = lv."id" AND r."kind" = 'original'
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY ${key} ${direction}, v."id" ${direction}
    LIMIT ${limit}`
  return rows.map(({ id, key: value }) => ({ sort: query.sort, key: value, id }))
}

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

/** `word` somewhere in the title or in the name of an imported file; upper and lower case of a-z are the same. */
function matchesWord(word: string): Prisma.Sql {
  const pattern = `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`
  return Prisma.sql`(v."title" LIKE ${pattern} ESCAPE '\\' OR EXISTS (
    SELECT 1 FROM "Variant" nv JOIN "Rendition" nr ON nr."variantId" = nv."id"
    WHERE nv."videoId" = v."id" AND nr."kind" = 'original' AND nr."fileName" LIKE ${pattern} ESCAPE '\\'))`
}

const hasLabel = (label: string): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT 1 FROM "AnnotationDocument" d JOIN "Segment" s ON s."documentId" = d."id" JOIN "Label" l ON l."id" = s."labelId"
  WHERE d."videoId" = v."id" AND s."deletedAt" IS NULL AND (l."id" = ${label} OR l."name" = ${label}))`

const hasAnnotator = (userId: string): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT 1 FROM "AnnotationDocument" d WHERE d."videoId" = v."id" AND d."annotatorId" = ${userId})`
