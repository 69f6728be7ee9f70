import 'server-only'
import { Prisma } from '@/lib/server/db/generated/client'
import type { FootageFilter, VideoListQuery } from '@/lib/videos/schema'

/**
 * What a video `v` has to be to match `query`, as SQL: everything but its readiness, which is not in the database.
 * `userId` is who asks. The SQL is of constants only; what people type goes in as parameters.
 */
export function videoConditions(query: VideoListQuery, userId: string): Prisma.Sql[] {
  return [
    Prisma.sql`v."deletedAt" IS NULL`,
    HAS_FOOTAGE,
    ...words(query.query ?? '').map(matchesWord),
    ...(query.variant === undefined ? [] : [FOOTAGE[query.variant]]),
    ...(query.label === undefined ? [] : [hasLabel(query.label)]),
    ...(query.assignee === undefined ? [] : [hasAssignee(query.assignee, userId)]),
  ]
}

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

const HAS_FOOTAGE = Prisma.sql`EXISTS (
  SELECT 1 FROM "Variant" lv JOIN "Rendition" r ON r."variantId" = lv."id" AND r."kind" = 'original'
  WHERE lv."videoId" = v."id")`

const RAW = Prisma.sql`EXISTS (SELECT 1 FROM "Variant" a WHERE a."videoId" = v."id" AND a."kind" = 'raw')`
const PROCESSED = Prisma.sql`EXISTS (SELECT 1 FROM "Variant" b WHERE b."videoId" = v."id" AND b."kind" = 'processed')`

const FOOTAGE = {
  raw: Prisma.sql`${RAW} AND NOT ${PROCESSED}`,
  processed: Prisma.sql`${PROCESSED} AND NOT ${RAW}`,
  both: Prisma.sql`${RAW} AND ${PROCESSED}`,
  unpaired: Prisma.sql`NOT (${RAW} AND ${PROCESSED})`,
} as const satisfies Record<FootageFilter, Prisma.Sql>

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

/**
 * A video is somebody's work once it is given to them, or when they set a segment that is there. A document alone is
 * nobody's: opening a video makes one.
 */
function hasAssignee(assignee: string, userId: string): Prisma.Sql {
  const segments = Prisma.sql`SELECT 1 FROM "AnnotationDocument" d JOIN "Segment" s ON s."documentId" = d."id"
    WHERE d."videoId" = v."id" AND s."deletedAt" IS NULL`
  const assignments = Prisma.sql`SELECT 1 FROM "Assignment" g WHERE g."videoId" = v."id"`
  if (assignee === 'none') return Prisma.sql`NOT EXISTS (${segments}) AND NOT EXISTS (${assignments})`
  const who = assignee === 'me' ? userId : assignee
  return Prisma.sql`(EXISTS (${assignments} AND g."annotatorId" = ${who})
    OR EXISTS (${segments} AND d."annotatorId" = ${who}))`
}
