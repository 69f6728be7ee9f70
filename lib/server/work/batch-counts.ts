import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { db } from '@/lib/server/db/client'
import { withFootageSql } from '@/lib/server/videos/visible-to'
import { NO_WORK, type StateCounts, type WorkState } from '@/lib/work/work-state'
import { FOOTAGE, IS_BEGUN, IS_HANDED_IN, TAKES_PLACE } from './footage-sql'

/** Of one batch: its videos, and the pieces of work in each state. `footageLeftSeconds`: not handed in yet. */
export type BatchCount = {
  readonly videoCount: number
  readonly counts: StateCounts
  readonly footageLeftSeconds: number
}

export const EMPTY_BATCH: BatchCount = { videoCount: 0, counts: NO_WORK, footageLeftSeconds: 0 }

/**
 * The counts of every batch that has videos which exist for `principal`, by its id. A video is as many pieces of work as
 * people are to label it, or as many as have it, if those are more. What somebody left behind who was disabled is none.
 */
export async function countBatches(principal: Principal): Promise<ReadonlyMap<string, BatchCount>> {
  const [places, states] = await Promise.all([readPlaces(principal), readStates(principal)])
  const found = new Map<string, BatchCount>()
  for (const { batchId, videos, pieces, left } of places) {
    const counts: Record<WorkState, number> = { ...NO_WORK, 'to-do': Number(pieces) }
    for (const { state, count } of states.filter((one) => one.batchId === batchId)) {
      counts[state] = Number(count)
      counts['to-do'] -= Number(count)
    }
    found.set(batchId, { videoCount: Number(videos), counts, footageLeftSeconds: Number(left ?? 0) })
  }
  return found
}

type Places = {
  readonly batchId: string
  readonly videos: bigint
  readonly pieces: bigint
  readonly left: number | null
}

const readPlaces = (principal: Principal) =>
  db().$queryRaw<Places[]>`
    SELECT w."batchId", count(*) AS "videos", sum(w."places") AS "pieces",
      sum(max(w."places" - w."done", 0) * f."seconds") AS "left"
    FROM (
      SELECT bv."batchId", bv."videoId", max(b."annotatorsPerVideo", coalesce(a."people", 0)) AS "places",
        coalesce(a."done", 0) AS "done"
      FROM "BatchVideo" bv
      JOIN "Batch" b ON b."id" = bv."batchId"
      JOIN "Video" v ON v."id" = bv."videoId" AND v."deletedAt" IS NULL AND ${withFootageSql(principal)}
      LEFT JOIN (
        SELECT s."videoId", count(*) AS "people", count(d."id") AS "done"
        FROM "Assignment" s
        LEFT JOIN "AnnotationDocument" d
          ON d."videoId" = s."videoId" AND d."annotatorId" = s."annotatorId" AND ${IS_HANDED_IN}
        WHERE ${TAKES_PLACE}
        GROUP BY s."videoId") a ON a."videoId" = bv."videoId") w
    LEFT JOIN ${FOOTAGE} f ON f."videoId" = w."videoId"
    GROUP BY w."batchId"`

type State = { readonly batchId: string; readonly state: Exclude<WorkState, 'to-do'>; readonly count: bigint }

const readStates = (principal: Principal) =>
  db().$queryRaw<State[]>`
    SELECT bv."batchId", d."state", count(*) AS "count"
    FROM "BatchVideo" bv
    JOIN "Video" v ON v."id" = bv."videoId" AND v."deletedAt" IS NULL
    JOIN "Assignment" s ON s."videoId" = bv."videoId"
    JOIN "AnnotationDocument" d ON d."videoId" = s."videoId" AND d."annotatorId" = s."annotatorId"
    WHERE ${IS_BEGUN} AND ${TAKES_PLACE} AND ${withFootageSql(principal)}
    GROUP BY bv."batchId", d."state"`
