import 'server-only'
import { processWide } from '@/lib/server/process-wide'

const waiting = processWide<Map<string, Promise<unknown>>>('in-turn')

/** Runs `work` when nothing else of this process that was given the same `key` is running: first come, first served. */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  waiting.value ??= new Map()
  const queues = waiting.value
  const before = queues.get(key) ?? Promise.resolve()
  const mine = before.then(work, work)
  const settled = mine.catch(() => undefined)
  queues.set(key, settled)
  try {
    return await mine
  } finally {
    if (queues.get(key) === settled) queues.delete(key)
  }
}
