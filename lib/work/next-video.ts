import type { NextReason } from './queue-schema'
import type { WorkState } from './work-state'

/** The place of a video among others: when its batch is due (ISO 8601, null: some day), which batch, and where in it. */
export type WorkPlace = { readonly dueAt: string | null; readonly batchId: string | null; readonly position: number }

/** A video that is mine. `changedAt` is ISO 8601; null where nothing was begun. */
export type MyWork = WorkPlace & {
  readonly videoId: string
  readonly state: WorkState
  readonly changedAt: string | null
  /** Its batch is closed: nothing of it can be edited. */
  readonly isClosed: boolean
  /** It is quarantined: nothing of it can be edited until it is mended. */
  readonly isQuarantined: boolean
}

/** A video that I may take, if it has a place: so many people label it, and so many have it. */
export type OfferedVideo = WorkPlace & {
  readonly videoId: string
  readonly places: number
  readonly taken: number
  readonly isSelfService: boolean
}

/** Which video is next, and why. */
export type NextVideo = { readonly videoId: string; readonly reason: NextReason }

/**
 * The next video for somebody; null when nothing is left.
 *
 * First what was returned to them, then what they began, then what was given to them, at last the next free video of a batch
 * from which they may take. Within each, what is due first; then by the order of its batch. Work that waits for somebody
 * else, of closed batches and on quarantined videos is never next.
 */
export function nextVideo(mine: readonly MyWork[], offered: readonly OfferedVideo[]): NextVideo | null {
  const open = mine.filter(({ isClosed, isQuarantined }) => !isClosed && !isQuarantined)
  for (const [state, reason] of ORDER) {
    const first = firstOf(open.filter((one) => one.state === state))
    if (first !== undefined) return { videoId: first.videoId, reason }
  }
  const own = new Set(mine.map(({ videoId }) => videoId))
  const free = firstOf(offered.filter((one) => one.isSelfService && one.taken < one.places && !own.has(one.videoId)))
  return free === undefined ? null : { videoId: free.videoId, reason: 'free' }
}

const ORDER = [
  ['returned', 'returned'],
  ['draft', 'begun'],
  ['to-do', 'assigned'],
] as const satisfies readonly (readonly [WorkState, NextReason])[]

const firstOf = <W extends WorkPlace & { readonly videoId: string }>(work: readonly W[]): W | undefined =>
  work.reduce<W | undefined>(
    (first, one) => (first === undefined || compareWork(one, first) < 0 ? one : first),
    undefined,
  )

/** Below 0 if `a` comes before `b`: due sooner, then batch by batch, then by position. What is in no batch is last. */
export function compareWork(
  a: WorkPlace & { readonly videoId: string },
  b: WorkPlace & { readonly videoId: string },
): number {
  return (
    nullLast(a.dueAt, b.dueAt) ||
    nullLast(a.batchId, b.batchId) ||
    a.position - b.position ||
    compareText(a.videoId, b.videoId)
  )
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function nullLast(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return compareText(a, b)
}
