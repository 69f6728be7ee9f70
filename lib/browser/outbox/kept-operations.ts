import type { Operation } from '@/lib/segments/schema'
import type { OutboxDatabase, OutboxRecord } from './outbox-database'
import { livingOwners } from './owner-lock'

/** The operations that openings which no longer live have left behind, oldest first. */
export async function leftBehind(database: OutboxDatabase): Promise<readonly OutboxRecord[]> {
  const living = await livingOwners()
  return (await database.list()).filter(({ owner }) => !living.has(owner))
}

/** The outbox on disk as one opening of one video sees it. Writes happen in the order they were asked for. */
export type KeptOperations = {
  readonly keep: (operations: readonly Operation[]) => Promise<void>
  readonly forget: (operationIds: readonly string[]) => Promise<void>
  /** Takes over what earlier openings of the video have left behind, oldest first. */
  readonly adopt: () => Promise<readonly Operation[]>
}

/** The operations of `videoId` in `database`, kept under the name `owner`. */
export function keepOperations(database: OutboxDatabase, videoId: string, owner: string): KeptOperations {
  const positions = new Map<string, number>()
  let last = 0
  const positionOf = (operationId: string) => {
    // Later than everything before, also than another page's: wall time in microseconds, pushed on where it stands still.
    last = Math.max(last + 1, Math.floor((performance.timeOrigin + performance.now()) * 1000))
    const position = positions.get(operationId) ?? last
    positions.set(operationId, position)
    return position
  }
  const inTurn = createQueue()
  return {
    keep: (operations) => {
      const records = operations.map((operation) => ({
        operationId: operation.id,
        videoId,
        owner,
        position: positionOf(operation.id),
        operation,
      }))
      return inTurn(() => database.put(records))
    },
    forget: (operationIds) => inTurn(() => database.remove(operationIds)),
    adopt: () =>
      inTurn(async () => {
        const left = (await leftBehind(database)).filter(
          (record) => record.videoId === videoId && record.owner !== owner,
        )
        for (const { operationId, position } of left) positions.set(operationId, position)
        if (left.length > 0) await database.put(left.map((record) => ({ ...record, owner })))
        return left.map(({ operation }) => operation)
      }),
  }
}

/** Runs tasks one after another; a failed one does not hold up the next. */
function createQueue(): <T>(task: () => Promise<T>) => Promise<T> {
  let tail: Promise<unknown> = Promise.resolve()
  return (task) => {
    const run = tail.then(task, task)
    tail = run.catch(() => {})
    return run
  }
}
