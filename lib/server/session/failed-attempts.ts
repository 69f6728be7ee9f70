import 'server-only'
import { type AttemptLimit, type Attempts, PER_ADDRESS, PER_USERNAME, recent, waitBefore } from '@/lib/auth/attempts'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { processWide } from '@/lib/server/process-wide'

const MOST_KNOWN = 50_000

const slot = processWide<Map<string, Attempts>>('failed-attempts')

type Key = { readonly key: string; readonly limit: AttemptLimit }

/** By what attempts are counted: what is tried (a username, the setup code) and where from. */
export const attemptKeys = (what: string, address: string | null): readonly Key[] => [
  { key: `what\n${what}`, limit: PER_USERNAME },
  ...(address === null ? [] : [{ key: `address\n${address}`, limit: PER_ADDRESS }]),
]

/** Whether another attempt may be made. Error: `too-many-attempts`, with how long to wait. */
export function checkAttempts(keys: readonly Key[]): Result<true, ApiError> {
  const now = performance.now()
  const waits = keys.map(({ key, limit }) => waitBefore(slot.value?.get(key) ?? [], now, limit))
  const seconds = Math.ceil(Math.max(...waits) / 1000)
  if (seconds <= 0) return ok(true)
  const words = seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
  const message = `Too many attempts failed. Try again in ${words}.`
  return err(apiError('too-many-attempts', message, { retryAfterSeconds: seconds }))
}

/** Counts a failure. */
export function noteFailure(keys: readonly Key[]): void {
  slot.value ??= new Map()
  if (slot.value.size >= MOST_KNOWN) slot.value.clear()
  const now = performance.now()
  for (const { key, limit } of keys) slot.value.set(key, [...recent(slot.value.get(key) ?? [], now, limit), now])
}

/**
 * Forgets the failures of what succeeded, and of its address the one that was counted for it in advance. The others of the
 * address stay: somebody else may be guessing from there.
 */
export function noteSuccess(keys: readonly Key[]): void {
  const [what, address] = keys
  if (what !== undefined) slot.value?.delete(what.key)
  if (address !== undefined) slot.value?.set(address.key, (slot.value.get(address.key) ?? []).slice(0, -1))
}
