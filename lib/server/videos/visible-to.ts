import 'server-only'
import { isPermitted, type Principal } from '@/lib/auth/principal'
import type { ApiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'
import type { VariantKind } from '@/lib/videos/schema'
import { isVideoId, VIDEO_NOT_FOUND } from './video-exists'

/** Whether footage of this kind exists for `principal`: raw footage does only for who may see it. */
export const isSeen = (kind: VariantKind, principal: Principal): boolean =>
  kind === 'processed' || isPermitted(principal, 'media:raw')

/** Those of `variants` that exist for `principal`. */
export const seenOf = <V extends { readonly kind: VariantKind }>(variants: readonly V[], principal: Principal): V[] =>
  variants.filter(({ kind }) => isSeen(kind, principal))

/**
 * The videos that exist for `principal`: none that was removed; without `video:list-all` those in no batch and those
 * that were given to them; without `media:raw` those with processed footage. {@link visibleSql} says the same in SQL.
 */
export const visibleTo = (principal: Principal): Prisma.VideoWhereInput => ({
  AND: [{ deletedAt: null }, ...givenTo(principal)],
})

/**
 * That a video has footage that exists for `principal`: raw footage alone does only for who may see it. Whom it was given to
 * does not matter here: work is shared out by people who have none of it themselves.
 */
export const withFootage = (principal: Principal): Prisma.VideoWhereInput =>
  isSeen('raw', principal) ? {} : { variants: { some: { kind: 'processed' } } }

/** The condition of {@link withFootage} on a video `v`. */
export const withFootageSql = (principal: Principal): Prisma.Sql =>
  isSeen('raw', principal)
    ? Prisma.sql`1 = 1`
    : Prisma.sql`EXISTS (SELECT 1 FROM "Variant" vv WHERE vv."videoId" = v."id" AND vv."kind" = 'processed')`

/** The same without a look at whether they were removed. */
function givenTo(principal: Principal): Prisma.VideoWhereInput[] {
  const conditions: Prisma.VideoWhereInput[] = []
  if (!isPermitted(principal, 'video:list-all')) {
    conditions.push({ OR: [{ batch: { is: null } }, { assignments: { some: { annotatorId: principal.userId } } }] })
  }
  if (!isSeen('raw', principal)) conditions.push(withFootage(principal))
  return conditions
}

/** Those of the videos `ids` of which `principal` may know, removed or not: that one was removed is told to who had it. */
export async function knownOf(ids: readonly string[], principal: Principal): Promise<string[]> {
  const conditions = givenTo(principal)
  if (conditions.length === 0) return [...ids]
  const known = await db().video.findMany({ where: { id: { in: [...ids] }, AND: conditions }, select: { id: true } })
  return ids.filter((id) => known.some((video) => video.id === id))
}

/** The conditions of {@link visibleTo} on a video `v`. */
export function visibleSql(principal: Principal): Prisma.Sql[] {
  const conditions = [Prisma.sql`v."deletedAt" IS NULL`]
  if (!isPermitted(principal, 'video:list-all')) {
    conditions.push(Prisma.sql`(NOT EXISTS (SELECT 1 FROM "BatchVideo" vb WHERE vb."videoId" = v."id")
      OR EXISTS (SELECT 1 FROM "Assignment" va WHERE va."videoId" = v."id" AND va."annotatorId" = ${principal.userId}))`)
  }
  return [...conditions, withFootageSql(principal)]
}

/** The condition that footage, a row of "Variant" called `alias`, exists for `principal`. */
export const seenFootage = (alias: Prisma.Sql, principal: Principal): Prisma.Sql =>
  isSeen('raw', principal) ? Prisma.sql`1 = 1` : Prisma.sql`${alias}."kind" = 'processed'`

/** Whether the video exists for `principal`. */
export async function isVisible(videoId: string, principal: Principal): Promise<boolean> {
  if (!isVideoId(videoId)) return false
  return (await db().video.count({ where: { id: videoId, ...visibleTo(principal) } })) > 0
}

/** The id of a video that exists for `principal`. Error: `video-not-found`, the same for what is not there and not theirs. */
export async function requireVideo(videoId: string, principal: Principal): Promise<Result<string, ApiError>> {
  return (await isVisible(videoId, principal)) ? ok(videoId) : err(VIDEO_NOT_FOUND)
}
