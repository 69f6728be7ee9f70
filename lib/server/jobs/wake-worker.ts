import 'server-only'
import { processWide } from '@/lib/server/process-wide'

const wakers = processWide<Set<() => void>>('job-wakers')

/** Has the workers of this process look for jobs now instead of at their next turn. */
export function wakeWorker(): void {
  for (const wake of wakers.value ?? []) wake()
}

/** Calls `wake` whenever there may be something to do; gives back what ends that. */
export function onWake(wake: () => void): () => void {
  wakers.value ??= new Set()
  wakers.value.add(wake)
  return () => void wakers.value?.delete(wake)
}
