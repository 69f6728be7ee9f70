import { setTimeout as wait } from 'node:timers/promises'
import { releaseLeases } from '@/lib/server/jobs/claim-job'
import { openLibrary } from '@/lib/server/open-library'
import { LOCAL_USER_ID } from '@/lib/server/session/local-user'
import { readSecret } from '@/lib/server/storage/data-folder'
import { describeOwner, readLock } from '@/lib/server/storage/lock'
import { clearTemporary } from '@/lib/server/storage/store-file'

/** Two ways to work on the library: a server that runs does it, or this process while none does. */
export type LibraryWork<T> = {
  readonly inProcess: (userId: string) => Promise<T>
  readonly throughServer: (address: string, secret: string) => Promise<T>
}

const WAIT_MS = 60_000
const POLL_MS = 200

/**
 * Does `work` on the data folder. Exactly one process owns it: if a server does, the work goes through it; if nobody
 * does, this process owns it meanwhile. An owner without an address (a server that starts, another command) is waited for.
 */
export async function withLibrary<T>(work: LibraryWork<T>): Promise<T> {
  for (const start = Date.now(); ; ) {
    const owner = await readLock()
    if (owner?.address != null) return await work.throughServer(owner.address, await readSecret())
    if (owner === null) {
      const library = await openLibrary((line) => console.error(line))
      if (library.ok) return await workHere(library.value.close, work)
      // Somebody was faster; if nobody has the lock now, it was something else.
      if ((await readLock()) === null) throw new Error(library.error)
    } else if (Date.now() - start > WAIT_MS) throw new Error(describeOwner(owner))
    await wait(POLL_MS)
  }
}

async function workHere<T>(close: () => Promise<void>, work: LibraryWork<T>): Promise<T> {
  try {
    await clearTemporary()
    await releaseLeases()
    return await work.inProcess(LOCAL_USER_ID)
  } finally {
    await close()
  }
}
