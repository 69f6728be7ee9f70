import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg'

export type Provider = 'sqlite' | 'postgresql'

/** One migration as text. */
export type Sql = { readonly name: string; readonly sql: string }

/** Where a diff begins: at what migrations make (SQLite), at another schema, or at nothing. */
export type DiffStart = { readonly migrations: readonly Sql[] } | { readonly schema: string } | 'nothing'

/**
 * The SQL that leads from `from` to what `schema` says, for `provider`; null if they agree.
 *
 * With SQLite the migrations are run on a database in memory. PostgreSQL has none, so there a diff begins at a schema
 * or at nothing.
 */
export async function diffSql(provider: Provider, schema: string, from: DiffStart): Promise<string | null> {
  const content = schemaFor(provider, schema)
  const started = await start(provider, content)
  const { stdout } = await started.diff({
    from: targetOf(provider, from),
    to: datamodel(content),
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  started.free()
  return stdout === null || stdout.includes('This is an empty migration') ? null : quoteJsonDefaults(stdout)
}

function targetOf(provider: Provider, from: DiffStart): engine.DiffTarget {
  if (from === 'nothing') return EMPTY
  if ('schema' in from) return datamodel(schemaFor(provider, from.schema))
  return from.migrations.length > 0 ? historyOf(from.migrations) : EMPTY
}

const datamodel = (content: string): engine.DiffTarget => ({
  tag: 'schemaDatamodel',
  files: [{ path: 'schema.prisma', content }],
})

/** The engine writes JSON defaults bare, where SQLite reads `[]` as an empty name and `{}` not at all. */
const quoteJsonDefaults = (sql: string): string => sql.replaceAll(/ DEFAULT (\[\]|\{\})(?=,|\n)/g, " DEFAULT '$1'")

const EMPTY: engine.DiffTarget = { tag: 'empty' }

/** The text of prisma/schema.prisma. */
export const readSchema = (): Promise<string> => readFile(new URL('./schema.prisma', import.meta.url), 'utf8')

const schemaFor = (provider: Provider, schema: string): string =>
  schema.replace('provider = "sqlite"', `provider = "${provider}"`)

const historyOf = (migrations: readonly Sql[]): engine.DiffTarget => ({
  tag: 'migrations',
  baseDir: '/migrations',
  lockfile: { path: 'migration_lock.toml', content: 'provider = "sqlite"\n' },
  shadowDbInitScript: '',
  migrationDirectories: migrations.map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
  })),
})

/** The engine is WebAssembly that its package expects a bundler to link; here that is done by hand, once. */
async function start(provider: Provider, schema: string): Promise<engine.SchemaEngine> {
  link()
  const adapter = provider === 'sqlite' ? capturing(new ScriptingAdapter({ url: 'file::memory:' })) : NO_POSTGRESQL
  return engine.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => {}, adapter)
}

/** The engine hands over a whole migration as one statement; libsql would run its first and drop the rest. */
class ScriptingAdapter extends PrismaLibSql {
  override async connectToShadowDb() {
    const adapter = await super.connectToShadowDb()
    const executeOne = adapter.executeRaw.bind(adapter)
    adapter.executeRaw = async (query) => {
      if (query.args.length > 0) return executeOne(query)
      await adapter.executeScript(query.sql)
      return 0
    }
    return adapter
  }
}

let isLinked = false

function link(): void {
  if (isLinked) return
  isLinked = true
  const path = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm')
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(readFileSync(path))), {
    './schema_engine_bg.js': { ...engine },
  })
  engine.__wbg_set_wasm(exports)
  const begin = exports['__wbindgen_start']
  if (typeof begin === 'function') begin()
}

/** What the engine wants every call of an adapter to give back. */
type Answer = {
  ok: true
  value: unknown
  map: (f: (v: unknown) => unknown) => Answer
  flatMap: (f: (v: unknown) => Answer) => Answer
}

const answer = (value: unknown): Answer => ({
  ok: true,
  value,
  map: (f) => answer(f(value)),
  flatMap: (f) => f(value),
})

/** `target` with every method answering as the engine wants, and what it answers likewise. Errors stay exceptions. */
function capturing(target: object): object {
  return new Proxy(target, {
    get(object, name) {
      const member: unknown = Reflect.get(object, name)
      if (typeof member !== 'function') return member
      return async (...args: unknown[]) => {
        const value: unknown = await member.apply(object, args)
        const isAdapter = typeof value === 'object' && value !== null && 'provider' in value
        return answer(isAdapter ? capturing(value) : value)
      }
    },
  })
}

/** Stands where a PostgreSQL server would: enough to be asked its version. */
const NO_POSTGRESQL = capturing({
  provider: 'postgres',
  adapterName: 'none',
  connect: () => ({
    provider: 'postgres',
    adapterName: 'none',
    queryRaw: () => ({ columnNames: [], columnTypes: [], rows: [] }),
    executeRaw: () => 0,
    executeScript: () => undefined,
    dispose: () => undefined,
  }),
})
