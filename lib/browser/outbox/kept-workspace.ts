import type { PagePerson } from '@/lib/auth/page-session'
import type { KeptStep, StepChanges } from '@/lib/workspace/kept-step'
import type { Placed } from '@/lib/workspace/outbox'
import type { OutboxDatabase } from './outbox-database'

/** What this computer keeps of one person’s work on one video. Writes and reads happen in the order they were asked for. */
export type KeptWorkspace = {
  /** Operations together with the steps that they are: a killed tab leaves both or neither. */
  readonly keep: (placed: readonly Placed[], steps: StepChanges) => Promise<void>
  readonly forget: (operationIds: readonly string[]) => Promise<void>
  /** Everything unconfirmed, of whichever page of this person, by position. */
  readonly operations: () => Promise<readonly Placed[]>
  readonly steps: () => Promise<readonly KeptStep[]>
}

/** The part of `database` that is of `person` and `videoId`. */
export function keepWorkspace(
  database: OutboxDatabase,
  videoId: string,
  person: Pick<PagePerson, 'id' | 'name'>,
): KeptWorkspace {
  const userId = person.id
  const isOurs = (record: { readonly videoId: string; readonly userId: string }) =>
    record.videoId === videoId && record.userId === userId
  const inTurn = createQueue()
  return {
    keep: (placed, { put, removed }) => {
      const operations = placed.map(({ operation, position }) => ({
        operationId: operation.id,
        videoId,
        userId,
        userName: person.name,
        position,
        operation,
      }))
      const steps = put.map((step) => ({ ...step, videoId, userId }))
      return inTurn(() => database.write({ operations, steps, withoutSteps: removed }))
    },
    forget: (operationIds) => inTurn(() => database.write({ withoutOperations: operationIds })),
    operations: () => inTurn(async () => (await database.operations()).filter(isOurs).map(placedOf)),
    steps: () => inTurn(async () => (await database.steps(videoId)).filter(isOurs).map(stepOf)),
  }
}

const placedOf = ({ operation, position }: Placed): Placed => ({ operation, position })

const stepOf = ({ id, position, isUndone, edit, deleted }: KeptStep): KeptStep => ({
  id,
  position,
  isUndone,
  edit,
  deleted,
})

/**
 * Runs tasks one after another, the first of them at once: an edit is on its way to the disk before the page begins to draw
 * it. A failed one does not hold up the next.
 */
function createQueue(): <T>(task: () => Promise<T>) => Promise<T> {
  let tail: Promise<unknown> = Promise.resolve()
  let unfinished = 0
  return (task) => {
    const run = unfinished === 0 ? task() : tail.then(task, task)
    unfinished += 1
    const end = () => {
      unfinished -= 1
    }
    tail = run.then(end, end)
    return run
  }
}
