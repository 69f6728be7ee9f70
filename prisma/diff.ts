import { readMigrations } from './migrate'
import { diffSql, type Provider, readSchema } from './schema-engine'

/**
 * Prints the SQL that the migrations lack, to become the next one:
 *
 *   TSX_TSCONFIG_PATH=tsconfig.node.json node --import tsx prisma/diff.ts sqlite > prisma/migrations/sqlite/0002_name.sql
 *
 * For `postgresql` it prints the whole schema from nothing.
 */
const PROVIDERS: readonly string[] = ['sqlite', 'postgresql'] satisfies Provider[]

const isProvider = (text: string): text is Provider => PROVIDERS.includes(text)

const provider = process.argv[2] ?? 'sqlite'
if (!isProvider(provider)) {
  console.error(`usage: prisma/diff.ts [${PROVIDERS.join('|')}]`)
  process.exit(2)
}
const sql = await diffSql(provider, await readSchema(), await readMigrations(provider))
if (sql === null) console.error('Schema and migrations agree.')
else process.stdout.write(sql)
