import 'server-only'
import { type BigIntStats, lstat, lstatSync } from 'node:fs'

/** A look that takes longer holds up everybody else's request. */
const SLOW_MS = 2
/** After a slow one, looks are left to a thread for this long. */
const CAREFUL_MS = 1000

const OPTIONS = { bigint: true, throwIfNoEntry: false } as const

let carefulUntil = Number.NEGATIVE_INFINITY

/**
 * What stands at `path` itself (a link is not followed); undefined if nothing does, or nothing that can be looked at.
 *
 * On a disk of this machine a look is answered from memory within microseconds, far less than it costs to hand it to a
 * thread and back, so it is made in place. Where one takes long (a network folder that is busy) the next ones are made
 * in a thread.
 */
export function lookAtName(path: string): BigIntStats | undefined | Promise<BigIntStats | undefined> {
  const startedAt = performance.now()
  if (startedAt < carefulUntil) return lookInThread(path)
  const stats = lookInPlace(path)
  const endedAt = performance.now()
  if (endedAt - startedAt > SLOW_MS) carefulUntil = endedAt + CAREFUL_MS
  return stats
}

function lookInPlace(path: string): BigIntStats | undefined {
  try {
    return lstatSync(path, OPTIONS)
  } catch {
    return undefined
  }
}

const lookInThread = (path: string): Promise<BigIntStats | undefined> =>
  new Promise((resolve) => lstat(path, { bigint: true }, (_, stats) => resolve(stats)))
