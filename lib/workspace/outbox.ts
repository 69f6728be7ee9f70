import type { Operation, OperationResult } from '@/lib/segments/schema'

/** An operation and its place among all of this browser: the later made, the greater. */
export type Placed = { readonly operation: Operation; readonly position: number }

/**
 * One operation that the server has not confirmed. An operation is never changed once it may have been sent: the same id
 * is the same edit for ever.
 */
export type OutboxEntry = Placed & {
  /** Whether this computer has it on disk. `unstorable`: it refused, so the operation lives in open pages only. */
  readonly durability: 'writing' | 'stored' | 'unstorable'
  /** Whether others know of it: the disk, or other tabs. One of them may send it as it was then. */
  readonly isTold: boolean
  readonly delivery: Delivery
}

/**
 * How far an entry has come. `fresh` was never sent, `unsure` was sent without an answer (or was made by another page,
 * which may have sent it), `sent` is on its way. The last two wait for a person.
 */
export type Delivery =
  | { readonly kind: 'fresh' }
  | { readonly kind: 'unsure' }
  | { readonly kind: 'sent' }
  | { readonly kind: 'conflict'; readonly result: OperationResult }
  | { readonly kind: 'rejected'; readonly result: OperationResult }

/**
 * Why the last request was not answered. `refused` will not pass by itself, `signed-out` passes when the person has signed
 * in again; the rest is tried again.
 */
export type Trouble = {
  readonly kind: 'offline' | 'unreachable' | 'server-failed' | 'signed-out' | 'refused'
  readonly message: string
}

/**
 * Who sends. All tabs of one browser that show a video have the same entries, and one of them, the `sender`, sends them
 * all. `alone`: the browser does not let tabs agree on one, so each sends for itself.
 */
export type Role = 'alone' | 'sender' | 'follower'

/** Everything unconfirmed, by position, and what is going on with the server. */
export type Outbox = {
  readonly entries: readonly OutboxEntry[]
  readonly role: Role
  readonly contact: 'idle' | 'in-flight' | 'waiting'
  /** Requests in a row without an answer. */
  readonly failures: number
  readonly trouble: Trouble | null
  /** How many operations go into the next request; 1 after the server could not read a batch. */
  readonly batchLimit: number
  /** The greatest position seen. */
  readonly lastPosition: number
  /** The ids that the server confirmed last, oldest first: news of them that comes late is no news. */
  readonly confirmedIds: readonly string[]
}

export const MAX_BATCH = 200

/**
 * The most text of operations in one request, in UTF-16 units of their JSON. A unit is three bytes of UTF-8 at most, and a
 * server takes 1 MiB.
 */
export const MAX_BATCH_TEXT = 300_000

/** How much text `value` is in a request. */
export const textLength = (value: unknown): number => JSON.stringify(value).length

export const EMPTY_OUTBOX: Outbox = {
  entries: [],
  role: 'alone',
  contact: 'idle',
  failures: 0,
  trouble: null,
  batchLimit: MAX_BATCH,
  lastPosition: 0,
  confirmedIds: [],
}

/** The ids of every operation that is known here: unconfirmed, or confirmed not long ago. */
export const knownIds = ({ entries, confirmedIds }: Outbox): ReadonlySet<string> =>
  new Set([...confirmedIds, ...entries.map(({ operation }) => operation.id)])

/** The operations in the order they were made. */
export const operationsIn = (outbox: Outbox): readonly Operation[] => outbox.entries.map(({ operation }) => operation)

/** Whether a person has to decide about the entry. */
export const needsDecision = ({ delivery }: OutboxEntry): boolean =>
  delivery.kind === 'conflict' || delivery.kind === 'rejected'

/**
 * `outbox` with a new operation, and what must be written to disk for it.
 *
 * Where this page is the one that sends, a change of a segment whose newest entry is a change that was never sent is merged
 * into it: same id, same base. Thirty nudges of an edge on a slow line are one operation.
 */
export function enqueue(
  outbox: Outbox,
  operation: Operation,
): { readonly outbox: Outbox; readonly toPersist: Operation } {
  const queue = queueOn(outbox)
  const toPersist = queue.add(operation)
  return { outbox: queue.outbox(), toPersist }
}

/** {@link enqueue} for many operations: `add` gives what must be written, and takes as long with ten thousand as with ten. */
export function queueOn(before: Outbox): {
  readonly add: (operation: Operation) => Operation
  readonly outbox: () => Outbox
} {
  const entries = [...before.entries]
  const newestAt = new Map(entries.map(({ operation }, at) => [operation.segmentId, at]))
  let { lastPosition } = before
  const add = (operation: Operation): Operation => {
    const at = newestAt.get(operation.segmentId)
    const newest = at === undefined ? undefined : entries[at]
    const merged = newest === undefined ? undefined : mergeUpdates(newest, operation, before.role)
    if (at !== undefined && newest !== undefined && merged !== undefined) {
      entries[at] = { ...newest, operation: merged, durability: 'writing' }
      return merged
    }
    lastPosition += 1
    newestAt.set(operation.segmentId, entries.length)
    const position = lastPosition
    entries.push({ operation, position, durability: 'writing', isTold: false, delivery: { kind: 'fresh' } })
    return operation
  }
  return { add, outbox: () => ({ ...before, entries, lastPosition }) }
}

function mergeUpdates(newest: OutboxEntry, operation: Operation, role: Role): Operation | undefined {
  // Whatever has been on its way to the disk, another page may have read there, and sent.
  if (newest.delivery.kind !== 'fresh' || role !== 'sender') return undefined
  if (newest.operation.type !== 'update' || operation.type !== 'update') return undefined
  // Half of a gesture that goes into an earlier edit would be applied without the other half.
  const isOtherGesture = operation.gestureId !== undefined && operation.gestureId !== newest.operation.gestureId
  if (isOtherGesture) return undefined
  return { ...newest.operation, changes: { ...newest.operation.changes, ...operation.changes } }
}

/** `outbox` after disk took, or refused, exactly these operations; one that was merged meanwhile is still being written. */
export function markDurability(
  outbox: Outbox,
  operations: readonly Operation[],
  durability: 'stored' | 'unstorable',
): Outbox {
  const written = new Set(operations)
  const entries = outbox.entries.map((entry) =>
    written.has(entry.operation) ? { ...entry, durability, isTold: true } : entry,
  )
  return { ...outbox, entries }
}

/**
 * `outbox` with what other pages made, in its place. An id that is here already takes the contents it has there, unless it
 * is on its way; one that the server has confirmed is passed over.
 */
export function takeIn(outbox: Outbox, placed: readonly Placed[], durability: 'stored' | 'unstorable'): Outbox {
  const confirmed = new Set(outbox.confirmedIds)
  const byId = new Map(outbox.entries.map((entry) => [entry.operation.id, entry]))
  for (const { operation, position } of placed) {
    const known = byId.get(operation.id)
    if (confirmed.has(operation.id)) continue
    if (known === undefined) {
      byId.set(operation.id, { operation, position, durability, isTold: true, delivery: { kind: 'unsure' } })
    } else if (known.delivery.kind === 'unsure') byId.set(operation.id, { ...known, operation, position })
  }
  const entries = [...byId.values()].sort(byPosition)
  return { ...outbox, entries, lastPosition: Math.max(outbox.lastPosition, ...placed.map(({ position }) => position)) }
}

const byPosition = (a: Placed, b: Placed): number =>
  a.position - b.position || (a.operation.id < b.operation.id ? -1 : 1)

/** `outbox` without the entries of these ids. */
export function dropEntries(outbox: Outbox, operationIds: ReadonlySet<string>): Outbox {
  return { ...outbox, entries: outbox.entries.filter(({ operation }) => !operationIds.has(operation.id)) }
}
