import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { db } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'
import { compareWork, nextVideo } from '@/lib/work/next-video'
import { MOST_TOLD, type NextVideoAnswer, type Queue, type QueueItem } from '@/lib/work/queue-schema'
import { NO_WORK, WORK_STATES, type WorkState } from '@/lib/work/work-state'
import { FOOTAGE } from './footage-sql'
import { loadMyWork, loadOffered } from './my-work'
import { SERIALIZABLE, tellOfWork } from './work-transaction'

type Mine = Awaited<ReturnType<typeof loadMyWork>>[number]
type Offered = Awaited<ReturnType<typeof loadOffered>>[number]

/** The work of `principal`: what is next, what they have in each state, and how much is free to be taken. */
export async function readQueue(principal: Principal): Promise<Queue> {
  const mine = await loadMyWork(db(), principal)
  const offered = await loadOffered(db(), principal)
  const told = WORK_STATES.flatMap((state) => inOrder(mine, state).slice(0, MOST_TOLD))
  const [durations, batches] = await Promise.all([durationsOf(told), batchesOf(principal, told, offered)])
  const counts: Record<WorkState, number> = { ...NO_WORK }
  for (const { state } of mine) counts[state] += 1
  return {
    next: nextOf(mine, offered),
    items: told.map((work) => toItem(work, durations.get(work.videoId) ?? 0)),
    counts,
    batches,
    free: offered.reduce((sum, { free }) => sum + free, 0),
  }
}

/**
 * The next video of `principal`, theirs from now on; null where nothing is left. Two people who ask at once never get one place
 * both.
 */
export async function takeNext(principal: Principal): Promise<NextVideoAnswer> {
  const next = await db().$transaction(async (client) => {
    const found = nextOf(await loadMyWork(client, principal, 'open'), await loadOffered(client, principal))
    if (found?.reason === 'free') {
      await client.assignment.create({ data: { videoId: found.videoId, annotatorId: principal.userId } })
    }
    return found
  }, SERIALIZABLE)
  if (next?.reason === 'free') tellOfWork([next.videoId])
  return { next }
}

function nextOf(mine: readonly Mine[], offered: readonly Offered[]): NextVideoAnswer['next'] {
  const next = nextVideo(mine, offered)
  if (next === null) return null
  const title = [...mine, ...offered].find(({ videoId }) => videoId === next.videoId)?.title ?? ''
  return { ...next, title }
}

/** What is to be done in the order it comes; what waits for others, what was changed last first. */
function inOrder(mine: readonly Mine[], state: WorkState): Mine[] {
  const those = mine.filter((one) => one.state === state)
  if (state !== 'submitted' && state !== 'accepted') return those.toSorted(compareWork)
  return those.toSorted((a, b) => (b.changedAt ?? '').localeCompare(a.changedAt ?? ''))
}

const toItem = ({ videoId, title, state, batchId, changedAt }: Mine, durationSeconds: number): QueueItem => ({
  ...{ videoId, title, durationSeconds, state, batchId },
  changedAt: state === 'to-do' ? null : changedAt,
})

async function durationsOf(work: readonly { readonly videoId: string }[]): Promise<ReadonlyMap<string, number>> {
  if (work.length === 0) return new Map()
  const ids = work.map(({ videoId }) => videoId)
  const rows = await db().$queryRaw<{ videoId: string; seconds: number }[]>`
    SELECT f."videoId", f."seconds" FROM ${FOOTAGE} f WHERE f."videoId" IN (${Prisma.join(ids)})`
  return new Map(rows.map(({ videoId, seconds }) => [videoId, Number(seconds)]))
}

/** The batches of what is told, and those from which something can be taken. */
async function batchesOf(
  { userId }: Principal,
  told: readonly Mine[],
  offered: readonly Offered[],
): Promise<Queue['batches']> {
  const ids = new Set([...told, ...offered].flatMap(({ batchId }) => batchId ?? []))
  const batches = await db().batch.findMany({
    where: { OR: [{ id: { in: [...ids] } }, { closedAt: null, members: { some: { userId } } }] },
    orderBy: [{ createdAt: 'asc' }],
  })
  const free = new Map(offered.map((one) => [one.batchId, one.free]))
  return batches.map(({ id, name, instructions, dueAt, closedAt }) => ({
    ...{ id, name, instructions },
    dueAt: dueAt?.toISOString() ?? null,
    isClosed: closedAt !== null,
    free: free.get(id) ?? 0,
  }))
}
