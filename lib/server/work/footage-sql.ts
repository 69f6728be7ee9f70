import 'server-only'
import { Prisma } from '@/lib/server/db/generated/client'

/**
 * How long each video is, as a table of `videoId`, `frames` and `seconds`: of the footage that is labeled, processed where
 * there is some, else raw.
 */
export const FOOTAGE = Prisma.sql`(
  SELECT lv."videoId" AS "videoId", r."frameCount" AS "frames",
    CAST(r."durationTicks" AS REAL) * r."timebaseNum" / r."timebaseDen" AS "seconds", lv."kind" AS "kind"
  FROM "Variant" lv JOIN "Rendition" r ON r."variantId" = lv."id" AND r."kind" = 'original'
  WHERE lv."kind" = 'processed'
    OR NOT EXISTS (SELECT 1 FROM "Variant" p WHERE p."videoId" = lv."videoId" AND p."kind" = 'processed'))`

/** Whether something was done in the document `d`: one that was only opened is nobody's work. */
export const IS_BEGUN = Prisma.sql`(d."state" <> 'draft' OR d."sequence" > 0)`

/** A piece of work that is done for its annotator, of the document `d`. */
export const IS_HANDED_IN = Prisma.sql`d."state" IN ('submitted', 'accepted')`

/** Whether the assignment `s` takes a place: who was disabled leaves theirs to others, unless they handed the work in. */
export const TAKES_PLACE = Prisma.sql`(
  EXISTS (SELECT 1 FROM "User" pu WHERE pu."id" = s."annotatorId" AND NOT pu."banned")
  OR EXISTS (
    SELECT 1 FROM "AnnotationDocument" d
    WHERE d."videoId" = s."videoId" AND d."annotatorId" = s."annotatorId" AND ${IS_HANDED_IN}))`
