import 'server-only'
import { pathToFileURL } from 'node:url'
import { processWide } from '@/lib/server/process-wide'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { PrismaClient } from './generated/client'
import { SingleConnectionAdapter } from './single-connection'

const client = processWide<PrismaClient>('db')

/** The database as libsql wants it named: a file URL, so that spaces, `?` and `#` in a folder's name are safe. */
export const databaseUrl = (): string => pathToFileURL(dataFolder().database).href

/**
 * The database of this process, opened at the first query. One for the process, also where two bundles of the program
 * hold a copy of this module.
 *
 * Transactions take turns; one that waits longer than `maxWait` or runs longer than `timeout` fails whole.
 */
export function db(): PrismaClient {
  client.value ??= new PrismaClient({
    adapter: new SingleConnectionAdapter({ url: databaseUrl(), timeout: 5000, intMode: 'bigint' }),
    transactionOptions: { maxWait: 15_000, timeout: 15_000 },
  })
  return client.value
}

/** Closes the database, with everything committed folded back into its one file. A later {@link db} opens it again. */
export async function closeDb(): Promise<void> {
  const open = client.value
  client.value = undefined
  if (open === undefined) return
  // The driver may keep the file open for a while after it was closed, so what SQLite does at the last close is asked for.
  await open.$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`.catch(() => {})
  await open.$disconnect()
}
