import 'server-only'
import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { log } from '@/lib/server/log'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { pendingOf, readMigrations } from '@/prisma/migrate'

/** What the service needs to work. */
export type ServiceState = Readonly<Record<'database' | 'storage' | 'migrations', boolean>>

/**
 * Tries everything the service stands on: a query, writing into the data folder, the migrations of the database against
 * those of this program. Error: `not-ready`, saying which failed; the log says why.
 */
export async function probeService(): Promise<Result<ServiceState, ApiError>> {
  const [database, storage, migrations] = await Promise.all([
    works('database', queryDatabase),
    works('storage', writeFileThere),
    works('migrations', compareMigrations),
  ])
  const state = { database, storage, migrations }
  if (database && storage && migrations) return ok(state)
  return err(apiError('not-ready', 'A part of the service does not work. The log of the server says why.', state))
}

async function works(part: keyof ServiceState, attempt: () => Promise<void>): Promise<boolean> {
  try {
    await attempt()
    return true
  } catch (error) {
    log().error({ err: error, part }, 'a part of the service does not work')
    return false
  }
}

async function queryDatabase(): Promise<void> {
  await db().$queryRaw`SELECT count(*) FROM "LabelSet"`
}

async function writeFileThere(): Promise<void> {
  const path = join(dataFolder().temporary, `probe-${randomUUID()}`)
  await writeFile(path, 'probe', { mode: 0o600 })
  await rm(path)
}

async function compareMigrations(): Promise<void> {
  const applied = await db().$queryRaw<{ name: string; checksum: string }[]>`
    SELECT name, checksum FROM _framemark_migrations ORDER BY name`
  const pending = pendingOf(await readMigrations('sqlite'), applied)
  if (!pending.ok) throw new Error(pending.error)
  if (pending.value.length > 0) throw new Error(`not applied: ${pending.value.map(({ name }) => name).join(', ')}`)
}
