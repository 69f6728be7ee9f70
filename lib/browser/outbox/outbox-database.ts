import type { Operation } from '@/lib/segments/schema'

/** An operation as this computer keeps it until the server has it. `position` grows with time; `owner` is the opening of the video that made it. */
export type OutboxRecord = {
  readonly operationId: string
  readonly videoId: string
  readonly owner: string
  readonly position: number
  readonly operation: Operation
}

/**
 * The operations that the server has not confirmed, on this computer's disk (IndexedDB). Every promise rejects if the
 * browser cannot keep or read them: storage switched off, full, or damaged.
 */
export type OutboxDatabase = {
  readonly put: (records: readonly OutboxRecord[]) => Promise<void>
  readonly remove: (operationIds: readonly string[]) => Promise<void>
  /** The records of every video, by position. */
  readonly list: () => Promise<readonly OutboxRecord[]>
}

const STORE = 'operations'

/** The outbox named `name`; opened at first use, and again after it failed. */
export function openOutboxDatabase(name = 'framemark-outbox'): OutboxDatabase {
  let opening: Promise<IDBDatabase> | null = null
  const database = () => {
    opening ??= open(name).catch((error: unknown) => {
      opening = null
      throw error
    })
    return opening
  }
  const write = async (work: (store: IDBObjectStore) => void) => {
    // Strict: the promise is kept only once the disk has it, so that a power cut loses nothing that was promised.
    const transaction = (await database()).transaction(STORE, 'readwrite', { durability: 'strict' })
    work(transaction.objectStore(STORE))
    await completed(transaction)
  }
  return {
    put: (records) => write((store) => records.forEach((record) => void store.put(record))),
    remove: (operationIds) => write((store) => operationIds.forEach((id) => void store.delete(id))),
    list: async () => {
      const transaction = (await database()).transaction(STORE, 'readonly')
      const records = await answered<OutboxRecord[]>(transaction.objectStore(STORE).getAll())
      return records.sort((a, b) => a.position - b.position)
    },
  }
}

function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE, { keyPath: 'operationId' })
  }
  return answered(request)
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
