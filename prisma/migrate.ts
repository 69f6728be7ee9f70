import { createHash } from 'node:crypto'
import { chmod, mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Client, createClient } from '@libsql/client'
import { err, ok, type Result } from '@/lib/result/result'
import { projectRoot } from '@/lib/server/media/project-root'

/** A committed step of the database's shape. `checksum`: SHA-256 of its text with LF line ends, in hex. */
export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string }

/** What a start-up run did. `backup`: path of the copy made before; null if nothing was at stake. */
export type MigrationReport = { readonly applied: readonly string[]; readonly backup: string | null }

const TABLE = '_framemark_migrations'

/** The committed migrations for `provider`, in the order of their numbers. */
export async function readMigrations(provider: 'sqlite' | 'postgresql'): Promise<Migration[]> {
  const folder = join(projectRoot(), 'prisma', 'migrations', provider)
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_-]+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (file) => {
      const sql = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n')
      return { name: file.slice(0, -'.sql'.length), sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Brings the SQLite file `database` to the newest of `migrations`; each is applied whole or not at all.
 *
 * Refuses, changing nothing, a database that is not ours, that a newer program wrote, or whose applied migrations are
 * not the ones given. Before it changes a database that holds something it copies it into `backups`. Run again it does
 * nothing. The error is for the operator.
 */
export async function migrate(options: {
  readonly database: string
  readonly backups: string
  readonly migrations: readonly Migration[]
}): Promise<Result<MigrationReport, string>> {
  const client = createClient({ url: pathToFileURL(options.database).href, timeout: 5000 })
  try {
    const applied = await readApplied(client)
    if (!applied.ok) return applied
    const pending = pendingOf(options.migrations, applied.value)
    if (!pending.ok) return pending
    const isAtStake = pending.value.length > 0 && applied.value.length > 0
    const backup = isAtStake ? await backUp(client, options.backups, pending.value[0]?.name ?? '') : null
    for (const migration of pending.value) {
      const failure = await apply(client, migration)
      if (failure !== null) return err(failed(migration, failure, backup))
    }
    return ok({ applied: pending.value.map(({ name }) => name), backup })
  } finally {
    client.close()
  }
}

type Applied = { readonly name: string; readonly checksum: string }

/**
 * Which of `migrations` a database with `applied` still lacks. An error where the two do not belong together: the
 * database is newer, a migration was changed, or one was put in between.
 */
export function pendingOf(migrations: readonly Migration[], applied: readonly Applied[]): Result<Migration[], string> {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  const newest = migrations.at(-1)?.name ?? 'none'
  for (const { name, checksum } of applied) {
    const migration = known.get(name)
    if (migration === undefined) {
      return err(
        `The database is newer than this program: it has the migration ${name}, the newest known here is ${newest}. Start the newer program, or restore a backup made before its upgrade.`,
      )
    }
    if (migration.checksum !== checksum) {
      return err(
        `The migration ${name} was changed after it was applied: the database has checksum ${checksum.slice(0, 12)}, the file ${migration.checksum.slice(0, 12)}. Bring the file back as it was; a change of the records is a new migration.`,
      )
    }
  }
  const done = new Set(applied.map(({ name }) => name))
  const pending = migrations.filter(({ name }) => !done.has(name))
  const last = applied.at(-1)?.name ?? ''
  const early = pending.find(({ name }) => name < last)
  if (early === undefined) return ok(pending)
  return err(
    `The migration ${early.name} is not applied but ${last}, which comes after it, is. Give it a higher number.`,
  )
}

async function readApplied(client: Client): Promise<Result<Applied[], string>> {
  const tables = await client.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  )
  if (tables.rows.length === 0) return ok([])
  if (!tables.rows.some(({ name }) => name === TABLE)) {
    return err(
      'The database file holds tables that this program did not make. Point DATABASE_URL at a file of its own.',
    )
  }
  const { rows } = await client.execute(`SELECT name, checksum FROM ${TABLE} ORDER BY name`)
  return ok(rows.map(({ name, checksum }) => ({ name: String(name), checksum: String(checksum) })))
}

/** Copies the database, with everything committed, into a file that only this account reads. */
async function backUp(client: Client, folder: string, before: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
  const path = join(folder, `${stamp}-before-${before}.db`)
  await client.execute({ sql: 'VACUUM INTO ?', args: [path] })
  await chmod(path, 0o600)
  return path
}

/**
 * Applies one migration; null, or why it failed and was rolled back whole.
 *
 * It is one script, so it is one transaction on one connection. Foreign keys are off meanwhile, because a table that is
 * rebuilt is dropped in between; that none dangles at the end is checked by a row that its table refuses.
 */
async function apply(client: Client, { name, sql, checksum }: Migration): Promise<string | null> {
  const script = `
PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS ${TABLE} (name TEXT NOT NULL PRIMARY KEY, checksum TEXT NOT NULL, appliedAt TEXT NOT NULL);
${sql}
;
CREATE TEMP TABLE dangling (reference TEXT, CONSTRAINT dangling_foreign_key CHECK (reference IS NULL));
INSERT INTO dangling SELECT "table" || ' -> ' || parent FROM pragma_foreign_key_check;
DROP TABLE dangling;
INSERT INTO ${TABLE} VALUES ('${name}', '${checksum}', '${new Date().toISOString()}');
COMMIT;
PRAGMA foreign_keys = ON;
`
  try {
    await client.executeMultiple(script)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function failed({ name }: Migration, failure: string, backup: string | null): string {
  const safety = backup === null ? 'The database was new.' : `A copy from before is at ${backup}.`
  return `The migration ${name} failed and was undone: ${failure}. ${safety}`
}
