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
 * Whether the process that wrote the lock still runs: there is one with its pid, it has not ended (a zombie keeps its
 * number until its parent asks how it ended, which in a container may be never), and it began when the owner began, so it
 * is not a later process that was given the same number.
 */
export async function isAlive({ pid, processStartTime }: LockOwner): Promise<boolean> {
  if (!isRunning(pid)) return false
  const fields = await statFieldsOf(pid)
  if (fields === null) return true
  if (fields.state === 'Z' || fields.state === 'X') return false
  return processStartTime === null || fields.startTime === processStartTime
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

/** When the process began, in ticks since the machine started; null where the system does not tell. */
export const startTimeOf = async (pid: number): Promise<string | null> => (await statFieldsOf(pid))?.startTime ?? null

/**
 * Fields 3 and 22 of /proc/<pid>/stat (proc(5)); null where there is none. The second field, the name, may hold spaces
 * and brackets, so the count begins after it.
 */
async function statFieldsOf(pid: number): Promise<{ state: string | undefined; startTime: string | null } | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0], startTime: fields[19] ?? null }
  } catch {
    return null
  }
}
