import type { Operation } from '@/lib/segments/schema'
import type { KeptStep } from '@/lib/workspace/kept-step'

/** An operation as this computer keeps it until the server has it. `position` grows with time. */
export type OutboxRecord = {
  readonly operationId: string
  readonly videoId: string
  /** Whose it is: nobody else may send it. */
  readonly userId: string
  /** What they are called, for others who use this browser; empty where that was not kept. */
  readonly userName: string
  readonly position: number
  readonly operation: Operation
}

export type StepRecord = KeptStep & { readonly videoId: string; readonly userId: string }

/** What is to be written at once: all of it or, if the browser refuses, nothing. */
export type OutboxWrite = {
  readonly operations?: readonly OutboxRecord[]
  readonly withoutOperations?: readonly string[]
  readonly steps?: readonly StepRecord[]
  readonly withoutSteps?: readonly string[]
}

/**
 * The operations that the server has not confirmed, and the steps that can be taken back, on this computer's disk
 * (IndexedDB). Every promise rejects if the browser cannot keep or read them: storage switched off, full, or damaged.
 */
export type OutboxDatabase = {
  readonly write: (what: OutboxWrite) => Promise<void>
  /** The operations of everybody on every video, by position. */
  readonly operations: () => Promise<readonly OutboxRecord[]>
  /** The steps of everybody on one video, in no order. */
  readonly steps: (videoId: string) => Promise<readonly StepRecord[]>
}

const OPERATIONS = 'operations'
const STEPS = 'steps'
const OF_VIDEO = 'video'

/** The outbox named `name`; opened at first use, and again after it failed or was closed. */
export function openOutboxDatabase(name = 'framemark-outbox'): OutboxDatabase {
  let opening: Promise<IDBDatabase> | null = null
  let opened: IDBDatabase | null = null
  const lose = () => {
    opening = null
    opened = null
  }
  const database = () => {
    opening ??= open(name, lose).then(
      (database) => {
        opened = database
        return database
      },
      (error: unknown) => {
        lose()
        throw error
      },
    )
    return opening
  }
  return {
    write: async ({ operations = [], withoutOperations = [], steps = [], withoutSteps = [] }) => {
      // Strict: the promise is kept only once the disk has it, so that a power cut loses nothing that was promised.
      // Begun in this very task where it can be.
      const place = opened ?? (await database())
      const transaction = place.transaction([OPERATIONS, STEPS], 'readwrite', { durability: 'strict' })
      const kept = transaction.objectStore(OPERATIONS)
      for (const record of operations) kept.put(record)
      for (const id of withoutOperations) kept.delete(id)
      const history = transaction.objectStore(STEPS)
      for (const record of steps) history.put(record)
      for (const id of withoutSteps) history.delete(id)
      const done = completed(transaction)
      transaction.commit?.()
      await done
    },
    operations: async () => {
      const transaction = (await database()).transaction(OPERATIONS, 'readonly')
      const records = await answered<OutboxRecord[]>(transaction.objectStore(OPERATIONS).getAll())
      return records.sort((a, b) => a.position - b.position)
    },
    steps: async (videoId) => {
      const transaction = (await database()).transaction(STEPS, 'readonly')
      return answered<StepRecord[]>(transaction.objectStore(STEPS).index(OF_VIDEO).getAll(videoId))
    },
  }
}

function open(name: string, onLost: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 3)
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion < 1) request.result.createObjectStore(OPERATIONS, { keyPath: 'operationId' })
      if (oldVersion < 2) {
        request.result.createObjectStore(STEPS, { keyPath: 'id' }).createIndex(OF_VIDEO, 'videoId')
      }
      if (oldVersion < 3 && request.transaction !== null) giveToOwner(request.transaction)
    }
    request.onerror = () => reject(request.error ?? new Error('the browser gave no reason'))
    // A page of an older version holds it open; until that is closed nothing can be kept, and it is tried again.
    request.onblocked = () => reject(new Error('another tab has an older version of this page open'))
    request.onsuccess = () => {
      const database = request.result
      database.onclose = onLost
      database.onversionchange = () => {
        database.close()
        onLost()
      }
      resolve(database)
    }
  })
}

/** The user who everybody was before anybody signed in; the first administrator became that one. */
const BEFORE_SIGN_IN = { userId: 'local', userName: '' }

/** What was kept before it was kept for somebody is the owner’s, as it would have been saved in their name. */
function giveToOwner(transaction: IDBTransaction): void {
  for (const name of [OPERATIONS, STEPS]) {
    const request = transaction.objectStore(name).openCursor()
    request.onsuccess = () => {
      const cursor = request.result
      if (cursor === null) return
      cursor.update({ ...BEFORE_SIGN_IN, ...cursor.value })
      cursor.continue()
    }
  }
}

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the browser gave no reason'))
  })

const completed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('the browser gave no reason'))
    transaction.onerror = () => reject(transaction.error ?? new Error('the browser gave no reason'))
  })
