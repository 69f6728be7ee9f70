import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { db } from '@/lib/server/db/client'
import { GOLD_USER_ID } from '@/lib/server/session/gold-user'
import { withFootageSql } from '@/lib/server/videos/visible-to'
import type { PersonProgress } from '@/lib/work/dashboard-schema'
import { groupBy } from '@/lib/work/group-by'
import { paceOf } from '@/lib/work/progress'
import { isHandedIn, NO_WORK, type StateCounts, type WorkState } from '@/lib/work/work-state'
import type { Activity } from './active-people'
import { FOOTAGE, IS_BEGUN } from './footage-sql'

type Row = {
  readonly userId: string
  readonly state: WorkState
  readonly count: bigint
  readonly seconds: number | null
}

/** Everybody who has work or was active, by name; of the videos that exist for `principal`. */
export async function readPeople(
  activity: ReadonlyMap<string, Activity>,
  principal: Principal,
): Promise<PersonProgress[]> {
  const rows = groupBy([...(await readBegun(principal)), ...(await readToDo(principal))], ({ userId }) => userId)
  const ids = [...new Set([...rows.keys(), ...activity.keys()])].filter((id) => id !== GOLD_USER_ID)
  const people = await db().user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return people.map(({ id, name }) => {
    const theirs = rows.get(id) ?? []
    const active = activity.get(id)
    return {
      ...{ id, name },
      counts: countsOf(theirs),
      handedInSeconds: theirs.reduce(
        (sum, { state, seconds }) => sum + (isHandedIn(state) ? Number(seconds ?? 0) : 0),
        0,
      ),
      activeSeconds: active?.activeSeconds ?? 0,
      pace: active === undefined ? null : paceOf(active.measured),
    }
  })
}

function countsOf(rows: readonly Row[]): StateCounts {
  const counts: Record<WorkState, number> = { ...NO_WORK }
  for (const { state, count } of rows) counts[state] = Number(count)
  return counts
}

const readBegun = (principal: Principal) =>
  db().$queryRaw<Row[]>`
    SELECT d."annotatorId" AS "userId", d."state", count(*) AS "count", sum(f."seconds") AS "seconds"
    FROM "AnnotationDocument" d
    JOIN "Video" v ON v."id" = d."videoId" AND v."deletedAt" IS NULL
    LEFT JOIN ${FOOTAGE} f ON f."videoId" = d."videoId"
    WHERE ${IS_BEGUN} AND ${withFootageSql(principal)}
    GROUP BY d."annotatorId", d."state"`

const readToDo = (principal: Principal) =>
  db().$queryRaw<Row[]>`
    SELECT s."annotatorId" AS "userId", 'to-do' AS "state", count(*) AS "count", NULL AS "seconds"
    FROM "Assignment" s
    JOIN "Video" v ON v."id" = s."videoId" AND v."deletedAt" IS NULL
    WHERE ${withFootageSql(principal)} AND NOT EXISTS (
      SELECT 1 FROM "AnnotationDocument" d
      WHERE d."videoId" = s."videoId" AND d."annotatorId" = s."annotatorId" AND ${IS_BEGUN})
    GROUP BY s."annotatorId"`
