import type { Operation, OperationResult } from '@/lib/segments/schema'

/**
 * One operation that the server has not confirmed. An operation is never changed once it may have been sent: the same id
 * is the same edit for ever.
 */
export type OutboxEntry = {
  readonly operation: Operation
  /** Whether this computer has it on disk. `unstorable`: it refused, so the operation lives in this page only. */
  readonly durability: 'writing' | 'stored' | 'unstorable'
  readonly delivery: Delivery
}

/**
 * How far an entry has come. `fresh` was never sent, `unsure` was sent without an answer (or comes from an earlier page,
 * which may have sent it), `sent` is on its way. The last two wait for a person.
 */
export type Delivery =
  | { readonly kind: 'fresh' }
  | { readonly kind: 'unsure' }
  | { readonly kind: 'sent' }
  | { readonly kind: 'conflict'; readonly result: OperationResult }
  | { readonly kind: 'rejected'; readonly result: OperationResult }

/** Why the last request was not answered. `refused` will not pass by itself; the rest is tried again. */
export type Trouble = {
  readonly kind: 'offline' | 'unreachable' | 'server-failed' | 'refused'
  readonly message: string
}

/** Everything unconfirmed, oldest first, and what is going on with the server. */
export type Outbox = {
  readonly entries: readonly OutboxEntry[]
  readonly contact: 'idle' | 'in-flight' | 'waiting'
  /** Requests in a row without an answer. */
  readonly failures: number
  readonly trouble: Trouble | null
  /** How many operations go into the next request; 1 after the server could not read a batch. */
  readonly batchLimit: number
}

export const MAX_BATCH = 200

export const EMPTY_OUTBOX: Outbox = { entries: [], contact: 'idle', failures: 0, trouble: null, batchLimit: MAX_BATCH }

/** The operations in the order they were made. */
export const operationsIn = (outbox: Outbox): readonly Operation[] => outbox.entries.map(({ operation }) => operation)

/** Whether a person has to decide about the entry. */
export const needsDecision = ({ delivery }: OutboxEntry): boolean =>
  delivery.kind === 'conflict' || delivery.kind === 'rejected'

/**
 * `outbox` with a new operation, and what must be written to disk for it.
 *
 * A change of a segment whose newest entry is a change that was never sent is merged into it: same id, same base. Thirty
 * nudges of an edge on a slow line are one operation.
 */
export function enqueue(
  outbox: Outbox,
  operation: Operation,
): { readonly outbox: Outbox; readonly toPersist: Operation } {
  const entries = [...outbox.entries]
  const at = entries.findLastIndex((entry) => entry.operation.segmentId === operation.segmentId)
  const merged = mergeUpdates(entries[at], operation)
  const toPersist = merged ?? operation
  entries[merged === undefined ? entries.length : at] = {
    operation: toPersist,
    durability: 'writing',
    delivery: { kind: 'fresh' },
  }
  return { outbox: { ...outbox, entries }, toPersist }
}

function mergeUpdates(newest: OutboxEntry | undefined, operation: Operation): Operation | undefined {
  if (newest?.delivery.kind !== 'fresh') return undefined
  if (newest.operation.type !== 'update' || operation.type !== 'update') return undefined
  return { ...newest.operation, changes: { ...newest.operation.changes, ...operation.changes } }
}

/**
 * The operations to send now: in order, at most one a segment, none behind one that is on its way or waits for a person.
 * An operation whose write to disk has not ended stays; one that cannot be written is sent all the same.
 */
export function nextBatch(outbox: Outbox): readonly Operation[] {
  if (outbox.contact !== 'idle') return []
  const busy = new Set<string>()
  const batch: Operation[] = []
  for (const { operation, durability, delivery } of outbox.entries) {
    const isSendable = durability !== 'writing' && (delivery.kind === 'fresh' || delivery.kind === 'unsure')
    if (isSendable && !busy.has(operation.segmentId) && batch.length < outbox.batchLimit) batch.push(operation)
    busy.add(operation.segmentId)
  }
  return batch
}

/** `outbox` with `batch` on its way. */
export function markSent(outbox: Outbox, batch: readonly Operation[]): Outbox {
  const ids = new Set(batch.map(({ id }) => id))
  const entries = outbox.entries.map((entry) =>
    ids.has(entry.operation.id) ? { ...entry, delivery: { kind: 'sent' } as const } : entry,
  )
  return { ...outbox, entries, contact: 'in-flight' }
}

/** `outbox` after disk took, or refused, exactly these operations; one that was merged meanwhile is still being written. */
export function markDurability(
  outbox: Outbox,
  operations: readonly Operation[],
  durability: 'stored' | 'unstorable',
): Outbox {
  const written = new Set(operations)
  const entries = outbox.entries.map((entry) => (written.has(entry.operation) ? { ...entry, durability } : entry))
  return { ...outbox, entries }
}

/** `outbox` after the server answered: what it has is forgotten, what it refused waits for a person. */
export function settle(
  outbox: Outbox,
  results: readonly OperationResult[],
): { readonly outbox: Outbox; readonly settled: readonly Operation[] } {
  const byId = new Map(results.map((result) => [result.id, result]))
  const settled: Operation[] = []
  const entries: OutboxEntry[] = []
  for (const entry of outbox.entries) {
    const result = byId.get(entry.operation.id)
    if (result === undefined)
      entries.push(entry.delivery.kind === 'sent' ? { ...entry, delivery: { kind: 'unsure' } } : entry)
    else if (isDone(entry.operation, result)) settled.push(entry.operation)
    else entries.push({ ...entry, delivery: { kind: result.status === 'conflict' ? 'conflict' : 'rejected', result } })
  }
  return {
    outbox: {
      entries,
      contact: 'idle',
      failures: 0,
      trouble: null,
      batchLimit: Math.min(MAX_BATCH, outbox.batchLimit * 2),
    },
    settled,
  }
}

/** Whether the server is where the operation wants it: also if somebody else has deleted the segment first. */
const isDone = (operation: Operation, { status, segment, code }: OperationResult): boolean =>
  status === 'applied' ||
  status === 'duplicate' ||
  (operation.type === 'delete' && code === 'segment-deleted' && segment === undefined)

/** `outbox` after a request that was not answered as it should be: what was on its way may or may not have arrived. */
export function markUnanswered(outbox: Outbox, trouble: Trouble): Outbox {
  const entries = outbox.entries.map((entry) =>
    entry.delivery.kind === 'sent' ? { ...entry, delivery: { kind: 'unsure' } as const } : entry,
  )
  const batchLimit = trouble.kind === 'refused' ? 1 : outbox.batchLimit
  return { ...outbox, entries, contact: 'waiting', failures: outbox.failures + 1, trouble, batchLimit }
}

/** How long to wait after so many requests in a row went without an answer, in milliseconds: 1, 2, 4 ... 30 s. */
export const retryDelayMs = (failures: number): number => Math.min(30_000, 1000 * 2 ** Math.max(0, failures - 1))

/** `outbox` without every entry of the segment. */
export function dropSegment(outbox: Outbox, segmentId: string): Outbox {
  return { ...outbox, entries: outbox.entries.filter(({ operation }) => operation.segmentId !== segmentId) }
}
