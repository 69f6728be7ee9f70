import 'server-only'
import { ok, type Result } from '@/lib/result/result'
import { processWide } from '@/lib/server/process-wide'
import { tryMediaTask } from './run-media-task'

/** Whether what decodes and encodes can be loaded on this machine; the error says why not, for people. */
export type EngineAvailability = Result<true, string>

const asked = processWide<Promise<EngineAvailability>>('engine-availability')
const answered = processWide<EngineAvailability>('engine-availability-known')

/** Found out once in the life of a process; a crash or a timeout is no answer and is asked again. */
export async function engineAvailability(): Promise<EngineAvailability> {
  asked.value ??= ask()
  const answer = await asked.value
  if (answered.value === undefined) asked.value = undefined
  return answer
}

/** What is known of it without waiting; null before anybody asked. */
export const knownEngineAvailability = (): EngineAvailability | null => answered.value ?? null

async function ask(): Promise<EngineAvailability> {
  const loaded = await tryMediaTask({ kind: 'load' }, { timeoutMs: 60_000 })
  if (!loaded.ok && loaded.error.of !== 'unavailable') return ok(true)
  answered.value = loaded.ok ? ok(true) : { ok: false, error: loaded.error.reason }
  return answered.value
}
