import { readFile } from 'node:fs/promises'
import { readMigrations } from './migrate'
import { diffSql, type Provider, readSchema } from './schema-engine'

/**
 * Prints the SQL that the migrations lack, to become the next one:
 *
 *   TSX_TSCONFIG_PATH=tsconfig.node.json node --import tsx prisma/diff.ts sqlite > prisma/migrations/sqlite/0003_name.sql
 *
 * For `postgresql`, where no migration can be run here, it prints what leads from the schema in the file named second
 * (`git show HEAD:prisma/schema.prisma` writes it) to the schema there is; without one, the whole schema.
 */
const PROVIDERS: readonly string[] = ['sqlite', 'postgresql'] satisfies Provider[]

const isProvider = (text: string): text is Provider => PROVIDERS.includes(text)

const [provider = 'sqlite', before] = process.argv.slice(2)
if (!isProvider(provider)) {
  console.error(`usage: prisma/diff.ts [${PROVIDERS.join('|')}] [schema to begin at]`)
  process.exit(2)
}
const sql = await diffSql(provider, await readSchema(), await from(provider))
if (sql === null) console.error('Schema and migrations agree.')
else process.stdout.write(sql)

async function from(provider: Provider) {
  if (before !== undefined) return { schema: await readFile(before, 'utf8') }
  return provider === 'sqlite' ? { migrations: await readMigrations('sqlite') } : 'nothing'
}
