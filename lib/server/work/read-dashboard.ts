import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { db } from '@/lib/server/db/client'
import type { BatchProgress, Dashboard } from '@/lib/work/dashboard-schema'
import { hoursLeft, paceOf } from '@/lib/work/progress'
import { countBatches, EMPTY_BATCH } from './batch-counts'
import { type CoveredFrames, sumCoverage } from './covered-frames'
import { sumsOfLately } from './large-sums'
import { readPeople } from './people-progress'
import { readUnbatched } from './unbatched'

/**
 * How far the work is: by batch, person and label, and what is left. Every number is of the records as they are now, summed
 * by the database: no segment is loaded. What is summed over every edit and segment may be a minute old. Videos that do not
 * exist for `principal` count nowhere.
 */
export async function readDashboard(principal: Principal, readSums = sumsOfLately): Promise<Dashboard> {
  const [batches, { covered, labels, activity }] = await Promise.all([
    readBatchProgress(principal),
    readSums(principal),
  ])
  const people = await readPeople(activity, principal)
  const measured = { footageSeconds: 0, activeSeconds: 0 }
  for (const one of activity.values()) {
    measured.footageSeconds += one.measured.footageSeconds
    measured.activeSeconds += one.measured.activeSeconds
  }
  const pace = paceOf(measured)
  const footageSeconds = batches.reduce(
    (sum, { isClosed, footageLeftSeconds }) => sum + (isClosed ? 0 : footageLeftSeconds),
    0,
  )
  return {
    batches: batches.map((batch) => ({ ...batch, coverage: shareOf(covered.get(batch.id)) })),
    people,
    labels,
    coverage: shareOf(sumCoverage([...covered.values()])),
    left: { footageSeconds, hours: hoursLeft(footageSeconds, pace), pace, measured },
    at: new Date().toISOString(),
  }
}

const shareOf = ({ labeledFrames, frames }: CoveredFrames = { labeledFrames: 0, frames: 0 }) => ({
  labeledFrames,
  frames,
  share: frames === 0 ? null : Math.min(1, labeledFrames / frames),
})

async function readBatchProgress(principal: Principal): Promise<Omit<BatchProgress, 'coverage'>[]> {
  const [batches, counts, unbatched] = await Promise.all([
    db().batch.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
    countBatches(principal),
    readUnbatched(principal),
  ])
  const told = batches.map(({ id, name, dueAt, closedAt }) => ({
    ...{ id, name },
    dueAt: dueAt?.toISOString() ?? null,
    isClosed: closedAt !== null,
    ...(counts.get(id) ?? EMPTY_BATCH),
  }))
  if (unbatched.videoCount === 0) return told
  return [...told, { id: null, name: 'In no batch', dueAt: null, isClosed: false, ...unbatched }]
}
