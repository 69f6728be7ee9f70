import 'server-only'
import type { z } from 'zod'
import type { AuditEntry, AuditFilter, AuditPage, auditQuery } from '@/lib/audit/schema'
import { db } from '@/lib/server/db/client'
import { type AuditEntry as Kept, Prisma } from '@/lib/server/db/generated/client'
import { auditConditions } from './audit-conditions'

/** One page of what was done, the newest first. */
export async function listAudit({ cursor, limit, ...filter }: z.infer<typeof auditQuery>): Promise<AuditPage> {
  const found = await sequencesOf(filter, cursor ?? null, limit + 1)
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  const nextCursor = found.length > limit && last !== undefined ? String(last) : null
  return { entries: await entriesOf(shown), nextCursor }
}

/**
 * All that matches `filter` and was there when it was asked, the newest first, so many at a time: however much it is,
 * no more than that is held.
 */
export async function* allAudit(filter: AuditFilter, together = 500): AsyncGenerator<readonly AuditEntry[]> {
  for (let before: number | null = null; ; ) {
    const found = await sequencesOf(filter, before, together)
    if (found.length > 0) yield await entriesOf(found)
    if (found.length < together) return
    before = found.at(-1) ?? null
  }
}

/** Everybody who did something, by name: as they were called last. */
export async function listActors(): Promise<{ id: string; name: string }[]> {
  const rows = await db().$queryRaw<{ id: string; name: string }[]>`
    SELECT CASE WHEN e."actorKind" IN ('nobody', 'command-line', 'system') THEN e."actorKind" ELSE e."actorId" END AS "id",
      e."actorName" AS "name", max(e."sequence") AS "last"
    FROM "AuditEntry" e GROUP BY 1`
  return rows
    .flatMap(({ id, name }) => (id === null ? [] : [{ id, name }]))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

/** The sequences of entries that match, below `before`, descending. */
async function sequencesOf(filter: AuditFilter, before: number | null, limit: number): Promise<number[]> {
  const conditions = [
    Prisma.sql`1 = 1`,
    ...auditConditions(filter),
    ...(before === null ? [] : [Prisma.sql`e."sequence" < ${before}`]),
  ]
  const rows = await db().$queryRaw<{ sequence: number | bigint }[]>`
    SELECT e."sequence" AS "sequence" FROM "AuditEntry" e
    WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY e."sequence" DESC LIMIT ${limit}`
  return rows.map(({ sequence }) => Number(sequence))
}

async function entriesOf(sequences: readonly number[]): Promise<AuditEntry[]> {
  const kept = await db().auditEntry.findMany({
    where: { sequence: { in: [...sequences] } },
    orderBy: { sequence: 'desc' },
  })
  const [titles, names] = await Promise.all([titlesOf(kept), namesOf(kept)])
  return kept.map((entry) => toEntry(entry, titles, names))
}

type Names = ReadonlyMap<string, string>

async function titlesOf(kept: readonly Kept[]): Promise<Names> {
  const ids = [...new Set(kept.flatMap(({ videoId }) => videoId ?? []))]
  const videos = await db().video.findMany({ where: { id: { in: ids } }, select: { id: true, title: true } })
  return new Map(videos.map(({ id, title }) => [id, title]))
}

/** What subjects are called. Ids are random, so that one names nothing of another kind. */
async function namesOf(kept: readonly Kept[]): Promise<Names> {
  const ids = [...new Set(kept.flatMap(({ subjectId }) => subjectId ?? []))]
  const named = { where: { id: { in: ids } }, select: { id: true, name: true } }
  const found = await Promise.all([
    db().user.findMany(named),
    db().apiToken.findMany(named),
    db().batch.findMany(named),
    db().labelSet.findMany(named),
  ])
  return new Map(found.flat().map(({ id, name }) => [id, name]))
}

function toEntry(entry: Kept, titles: Names, names: Names): AuditEntry {
  const { sequence, at, actorId, actorName, actorKind, action, videoId, subjectId, address } = entry
  return {
    sequence,
    at: at.toISOString(),
    actorId,
    actorName,
    actorKind,
    action,
    outcome: entry.outcome === 'refused' ? 'refused' : 'done',
    videoId,
    videoTitle: (videoId === null ? undefined : titles.get(videoId)) ?? null,
    subjectId,
    subjectName: (subjectId === null ? undefined : names.get(subjectId)) ?? null,
    details: entry.details as AuditEntry['details'],
    address,
  }
}
