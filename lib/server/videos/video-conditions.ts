import 'server-only'
import { isPermitted, type Principal } from '@/lib/auth/principal'
import { assertNever } from '@/lib/result/assert-never'
import { Prisma } from '@/lib/server/db/generated/client'
import type { FootageFilter, VideoListQuery } from '@/lib/videos/schema'
import { isSeen, seenFootage, visibleSql } from './visible-to'

/**
 * What a video `v` has to be to match `query`, as SQL: everything but its readiness, which is not in the database.
 * What does not exist for `principal`, who asks, takes part in nothing. The SQL is of constants only; what people type goes in as parameters.
 */
export function videoConditions(query: VideoListQuery, principal: Principal): Prisma.Sql[] {
  return [
    ...visibleSql(principal),
    HAS_FOOTAGE,
    ...words(query.query ?? '').map((word) => matchesWord(word, principal)),
    ...(query.variant === undefined ? [] : [footage(query.variant, principal)]),
    ...(query.label === undefined ? [] : [hasLabel(query.label, principal)]),
    ...(query.assignee === undefined ? [] : [hasAssignee(query.assignee, principal)]),
  ]
}

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

const HAS_FOOTAGE = Prisma.sql`EXISTS (
  SELECT 1 FROM "Variant" lv JOIN "Rendition" r ON r."variantId" = lv."id" AND r."kind" = 'original'
  WHERE lv."videoId" = v."id")`

const ANY = Prisma.sql`1 = 1`
const NONE = Prisma.sql`1 = 0`

const RAW = Prisma.sql`EXISTS (SELECT 1 FROM "Variant" a WHERE a."videoId" = v."id" AND a."kind" = 'raw')`
const PROCESSED = Prisma.sql`EXISTS (SELECT 1 FROM "Variant" b WHERE b."videoId" = v."id" AND b."kind" = 'processed')`

/** For whom raw footage does not exist, no video has any. */
function footage(filter: FootageFilter, principal: Principal): Prisma.Sql {
  const raw = isSeen('raw', principal) ? RAW : NONE
  switch (filter) {
    case 'raw':
      return Prisma.sql`${raw} AND NOT ${PROCESSED}`
    case 'processed':
      return Prisma.sql`${PROCESSED} AND NOT ${raw}`
    case 'both':
      return Prisma.sql`${raw} AND ${PROCESSED}`
    case 'unpaired':
      return Prisma.sql`NOT (${raw} AND ${PROCESSED})`
    default:
      return assertNever(filter)
  }
}

/** `word` somewhere in the title or in the name of an imported file that exists for `principal`; upper and lower case of a-z are the same. */
function matchesWord(word: string, principal: Principal): Prisma.Sql {
  const pattern = `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`
  return Prisma.sql`(v."title" LIKE ${pattern} ESCAPE '\\' OR EXISTS (
    SELECT 1 FROM "Variant" nv JOIN "Rendition" nr ON nr."variantId" = nv."id"
    WHERE nv."videoId" = v."id" AND ${seenFootage(Prisma.sql`nv`, principal)} AND nr."kind" = 'original' AND nr."fileName" LIKE ${pattern} ESCAPE '\\'))`
}

/** Work is shown to whoever did it and to who reviews: annotators do not see what others labeled, nor that they did. */
export const shownWork = (principal: Principal): Prisma.Sql =>
  isPermitted(principal, 'document:review') ? ANY : Prisma.sql`d."annotatorId" = ${principal.userId}`

const hasLabel = (label: string, principal: Principal): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT 1 FROM "AnnotationDocument" d JOIN "Segment" s ON s."documentId" = d."id" JOIN "Label" l ON l."id" = s."labelId"
  WHERE d."videoId" = v."id" AND s."deletedAt" IS NULL AND (l."id" = ${label} OR l."name" = ${label})
    AND ${shownWork(principal)})`

/** Whom a video was given to is shown to the same people as their work. */
const shownAssignments = (principal: Principal): Prisma.Sql =>
  isPermitted(principal, 'document:review') ? ANY : Prisma.sql`g."annotatorId" = ${principal.userId}`

/**
 * A video is somebody's work once it is given to them, or when they set a segment that is there. A document alone is
 * nobody's: opening a video makes one.
 */
function hasAssignee(assignee: string, principal: Principal): Prisma.Sql {
  const segments = Prisma.sql`SELECT 1 FROM "AnnotationDocument" d JOIN "Segment" s ON s."documentId" = d."id"
    WHERE d."videoId" = v."id" AND s."deletedAt" IS NULL AND ${shownWork(principal)}`
  const assignments = Prisma.sql`SELECT 1 FROM "Assignment" g WHERE g."videoId" = v."id" AND ${shownAssignments(principal)}`
  if (assignee === 'none') return Prisma.sql`NOT EXISTS (${segments}) AND NOT EXISTS (${assignments})`
  const who = assignee === 'me' ? principal.userId : assignee
  return Prisma.sql`(EXISTS (${assignments} AND g."annotatorId" = ${who})
    OR EXISTS (${segments} AND d."annotatorId" = ${who}))`
}
