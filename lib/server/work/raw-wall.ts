import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { Prisma } from '@/lib/server/db/generated/client'
import { isSeen } from '@/lib/server/videos/visible-to'

/**
 * The condition on a video `v` that it exists for whoever looks at all the work: raw footage alone does only for who may
 * see it. Whom a video was given to does not matter here: work is shared out by people who have none of it themselves.
 */
export const existsFor = (principal: Principal): Prisma.Sql =>
  isSeen('raw', principal)
    ? Prisma.sql`1 = 1`
    : Prisma.sql`EXISTS (SELECT 1 FROM "Variant" wv WHERE wv."videoId" = v."id" AND wv."kind" = 'processed')`

/** The same condition for queries of Prisma. */
export const whereExistsFor = (principal: Principal): Prisma.VideoWhereInput =>
  isSeen('raw', principal) ? {} : { variants: { some: { kind: 'processed' } } }
