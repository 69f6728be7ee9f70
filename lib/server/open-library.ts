import 'server-only'
import { err, ok, type Result } from '@/lib/result/result'
import { migrate, readMigrations } from '@/prisma/migrate'
import { closeDb } from './db/client'
import { seedRecords } from './db/seed-records'
import { dataFolder, prepareDataFolder } from './storage/data-folder'
import { describeOwner, type Lock, takeLock } from './storage/lock'

/** The data folder, owned by this process, its database ready. */
export type Library = {
  /** Says in the lock where this process answers. */
  readonly announce: Lock['announce']
  /** Closes the database and gives the folder up. */
  readonly close: () => Promise<void>
}

/**
 * Opens the data folder for this process alone: makes what is missing, takes the lock, applies migrations, adds the
 * records an empty library needs. `report` is told, in a line each, what is worth knowing. The error is for the operator.
 */
export async function openLibrary(report: (line: string) => void): Promise<Result<Library, string>> {
  try {
    return await open(report)
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === null) throw error
    return err(reason)
  }
}

/** In one line, what the operating system or the database has against the folder; null for anything else: a bug. */
function reasonOf(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return null
  const { root, database } = dataFolder()
  return error.code.startsWith('SQLITE')
    ? `The database ${database} cannot be used: ${error.message}. Restore a copy of it, or set DATABASE_URL to another file.`
    : `The data folder ${root} cannot be used: ${error.message}. Set FRAMEMARK_DATA_DIR to a folder that this account may write to.`
}

async function open(report: (line: string) => void): Promise<Result<Library, string>> {
  await prepareDataFolder()
  const lock = await takeLock()
  if (!lock.ok) return err(describeOwner(lock.error))
  try {
    const migrated = await prepareDatabase(report)
    if (!migrated.ok) {
      lock.value.release()
      return migrated
    }
  } catch (error) {
    await closeDb()
    lock.value.release()
    throw error
  }
  const close = async (): Promise<void> => {
    await closeDb()
    lock.value.release()
  }
  return ok({ announce: lock.value.announce, close })
}

async function prepareDatabase(report: (line: string) => void): Promise<Result<true, string>> {
  const { database, backups } = dataFolder()
  const migrated = await migrate({ database, backups, migrations: await readMigrations('sqlite') })
  if (!migrated.ok) return migrated
  const { applied, backup } = migrated.value
  if (backup !== null) report(`Copied the database to ${backup} before changing it.`)
  if (applied.length > 0) report(`Applied the migrations ${applied.join(', ')}.`)
  await seedRecords()
  return ok(true)
}
