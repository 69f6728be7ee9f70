import type { Operation, OperationResult } from '@/lib/segments/schema'
import {
  MAX_BATCH,
  MAX_BATCH_TEXT,
  needsDecision,
  type Outbox,
  type OutboxEntry,
  type Trouble,
  textLength,
} from './outbox'

/** So many confirmed ids are remembered. */
const MOST_CONFIRMED = 2000

/** What goes to the server together: the entries of one gesture, or one that belongs to none. */
export function unitsOf(entries: readonly OutboxEntry[]): readonly (readonly OutboxEntry[])[] {
  const units = new Map<string, OutboxEntry[]>()
  for (const entry of entries) {
    const key = entry.operation.gestureId ?? entry.operation.id
    const unit = units.get(key)
    if (unit === undefined) units.set(key, [entry])
    else unit.push(entry)
  }
  return [...units.values()]
}

/**
 * The operations to send now, in order: none behind one that is on its way or waits for a person, and of a gesture all or
 * none. An operation whose write to disk has not ended stays; one that cannot be written is sent all the same.
 *
 * Several of one segment may go together: the server refuses what stands on a refused one. A gesture of more operations
 * than a batch takes goes alone. No batch is longer than a request may be.
 */
export function nextBatch(outbox: Outbox): readonly Operation[] {
  if (outbox.contact !== 'idle' || outbox.role === 'follower') return []
  const blocked = new Set<string>()
  const batch: Operation[] = []
  let text = 0
  const fits = (unit: readonly OutboxEntry[]): boolean => {
    if (batch.length === 0) return true
    return batch.length + unit.length <= outbox.batchLimit && text + textOf(unit) <= MAX_BATCH_TEXT
  }
  for (const unit of unitsOf(outbox.entries)) {
    const isFree = unit.every((entry) => isSendable(entry) && !blocked.has(entry.operation.segmentId))
    if (isFree && fits(unit)) {
      batch.push(...unit.map(({ operation }) => operation))
      text += textOf(unit)
    } else for (const { operation } of unit) blocked.add(operation.segmentId)
  }
  return batch
}

const textOf = (unit: readonly OutboxEntry[]): number =>
  unit.reduce((sum, { operation }) => sum + textLength(operation), 0)

const isSendable = ({ durability, delivery }: OutboxEntry): boolean =>
  durability !== 'writing' && (delivery.kind === 'fresh' || delivery.kind === 'unsure')

/** `outbox` with `batch` on its way. */
export function markSent(outbox: Outbox, batch: readonly Operation[]): Outbox {
  const ids = new Set(batch.map(({ id }) => id))
  const entries = outbox.entries.map((entry) =>
    ids.has(entry.operation.id) ? { ...entry, delivery: { kind: 'sent' } as const } : entry,
  )
  return { ...outbox, entries, contact: 'in-flight' }
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
    if (result === undefined || result.code === 'earlier-refused') entries.push(notSent(entry))
    else if (isDone(entry.operation, result)) settled.push(entry.operation)
    else entries.push({ ...entry, delivery: { kind: result.status === 'conflict' ? 'conflict' : 'rejected', result } })
  }
  const confirmedIds = [...outbox.confirmedIds, ...settled.map(({ id }) => id)].slice(-MOST_CONFIRMED)
  return { outbox: { ...outbox, entries, confirmedIds }, settled }
}

/** `outbox` after a request of its own was answered. */
export const backInContact = (outbox: Outbox): Outbox => ({
  ...outbox,
  contact: 'idle',
  failures: 0,
  trouble: null,
  batchLimit: Math.min(MAX_BATCH, outbox.batchLimit * 2),
})

const notSent = (entry: OutboxEntry): OutboxEntry =>
  entry.delivery.kind === 'sent' ? { ...entry, delivery: { kind: 'unsure' } } : entry

/** Whether the server is where the operation wants it: also if somebody else has deleted the segment first. */
const isDone = (operation: Operation, { status, segment, code }: OperationResult): boolean =>
  status === 'applied' ||
  status === 'duplicate' ||
  (operation.type === 'delete' && code === 'segment-deleted' && segment === undefined)

/** `outbox` after a request that was not answered as it should be: what was on its way may or may not have arrived. */
export function markUnanswered(outbox: Outbox, trouble: Trouble): Outbox {
  const batchLimit = trouble.kind === 'refused' ? 1 : outbox.batchLimit
  const { failures } = outbox
  return {
    ...outbox,
    entries: outbox.entries.map(notSent),
    contact: 'waiting',
    failures: failures + 1,
    trouble,
    batchLimit,
  }
}

/** How long to wait after so many requests in a row went without an answer, in milliseconds: 1, 2, 4 ... 30 s. */
export const retryDelayMs = (failures: number): number => Math.min(30_000, 1000 * 2 ** Math.max(0, failures - 1))

/**
 * A delay of at least half of `delayMs` and at most all of it, by `chance` in [0, 1): pages that lost a server together do
 * not come back to it together.
 */
export const withJitter = (delayMs: number, chance: number): number => Math.round((delayMs / 2) * (1 + chance))

/** `outbox` of a page that is to send from now on: what others told may have been sent by whoever sent before. */
export function takeOffice(outbox: Outbox): Outbox {
  const entries = outbox.entries.map((entry) =>
    entry.isTold && !needsDecision(entry) ? { ...entry, delivery: { kind: 'unsure' } as const } : entry,
  )
  return { ...outbox, entries, role: 'sender', contact: 'idle', failures: 0, trouble: null }
}
