import 'server-only'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'

/** What the lock file says of the process that owns the data folder. */
export const lockOwner = z.object({
  /** Unlike any other lock's. */
  token: z.string(),
  pid: z.number().int().positive(),
  /** Where the process answers; null while it starts, and for a program that serves nothing. */
  address: z.string().nullable(),
  startedAt: z.string(),
  /** When the process began, in ticks since the machine started; null where the system does not tell. */
  processStartTime: z.string().nullable(),
})
export type LockOwner = Readonly<z.infer<typeof lockOwner>>

/** The lock file's text as an owner. An unreadable one has none: it is a leftover of something else. */
export function parseOwner(text: string): LockOwner | null {
  try {
    return lockOwner.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/**
 * Whether the process that wrote the lock still runs: there is one with its pid, and it began when the owner began, so
 * it is not a later process that was given the same number.
 */
export async function isAlive({ pid, processStartTime }: LockOwner): Promise<boolean> {
  if (!isRunning(pid)) return false
  const now = await startTimeOf(pid)
  return processStartTime === null || now === null || now === processStartTime
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, under another account.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Field 22 of /proc/<pid>/stat (proc(5)); the second field, the name, may hold spaces and brackets, so count after it. */
export async function startTimeOf(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}
