import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createClient } from '@libsql/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Migration, migrate, pendingOf, readMigrations } from './migrate'

let root = ''

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'framemark-migrate-'))
})

afterEach(() => rm(root, { recursive: true }))

const step = (name: string, sql: string): Migration => ({
  name,
  sql,
  checksum: createHash('sha256').update(sql).digest('hex'),
})

const PEOPLE = step(
  '0001_people',
  'CREATE TABLE person (id TEXT PRIMARY KEY); CREATE TABLE pet (owner TEXT REFERENCES person (id));',
)
const AGES = step('0002_ages', "ALTER TABLE person ADD COLUMN age INTEGER; INSERT INTO person VALUES ('ada', 36);")

const run = (migrations: readonly Migration[], database = join(root, 'test.db')) =>
  migrate({ database, backups: join(root, 'backups'), migrations })

async function query(sql: string, database = join(root, 'test.db')) {
  const client = createClient({ url: pathToFileURL(database).href })
  try {
    return (await client.execute(sql)).rows.map((row) => ({ ...row }))
  } finally {
    client.close()
  }
}

test('the committed migrations apply to a new database, and a second run does nothing', async () => {
  const migrations = await readMigrations('sqlite')
  expect(await run(migrations)).toEqual({
    ok: true,
    value: { applied: migrations.map(({ name }) => name), backup: null },
  })
  expect(await run(migrations)).toEqual({ ok: true, value: { applied: [], backup: null } })
  expect(await query('SELECT count(*) AS n FROM "Video"')).toEqual([{ n: 0 }])
})

test('a database that holds something is copied before it is changed', async () => {
  await run([PEOPLE])
  await query("INSERT INTO person VALUES ('grace')")
  const result = await run([PEOPLE, AGES])
  const [name = ''] = await readdir(join(root, 'backups'))
  const backup = join(root, 'backups', name)
  expect(result).toEqual({ ok: true, value: { applied: ['0002_ages'], backup } })
  expect(name).toMatch(/before-0002_ages\.db$/)
  expect((await stat(backup)).mode & 0o777).toBe(0o600)
  expect(await query('SELECT * FROM person', backup)).toEqual([{ id: 'grace' }])
  expect(await query('SELECT * FROM person')).toEqual([
    { id: 'grace', age: null },
    { id: 'ada', age: 36 },
  ])
})

test('a migration that fails is undone whole, and the ones before it stay', async () => {
  const broken = step('0002_broken', "INSERT INTO person VALUES ('half'); INSERT INTO nowhere VALUES (1);")
  const result = await run([PEOPLE, broken])
  expect(result).toMatchObject({
    ok: false,
    error: expect.stringMatching(/0002_broken failed and was undone: .*nowhere/),
  })
  expect(await query('SELECT * FROM person')).toEqual([])
  expect(await query('SELECT name FROM _framemark_migrations')).toEqual([{ name: '0001_people' }])
  expect(await run([PEOPLE, AGES])).toMatchObject({ ok: true })
})

test('a migration that leaves a foreign key dangling is undone', async () => {
  const dangling = step('0002_dangling', "INSERT INTO pet VALUES ('nobody');")
  const result = await run([PEOPLE, dangling])
  expect(result).toMatchObject({ ok: false, error: expect.stringContaining('dangling_foreign_key') })
  expect(await query('SELECT * FROM pet')).toEqual([])
})

test('two starters at once: each migration is applied once', async () => {
  const results = await Promise.all([run([PEOPLE, AGES]), run([PEOPLE, AGES])])
  expect(results.some(({ ok }) => ok)).toBe(true)
  expect(await query('SELECT count(*) AS n FROM person')).toEqual([{ n: 1 }])
})

test('a file that another program made is refused untouched', async () => {
  await query('CREATE TABLE theirs (x)')
  expect(await run([PEOPLE])).toMatchObject({ ok: false, error: expect.stringContaining('did not make') })
  expect(await query('SELECT name FROM sqlite_master')).toEqual([{ name: 'theirs' }])
})

test.each([
  {
    says: 'a newer database is refused, naming both',
    applied: [PEOPLE, AGES],
    known: [PEOPLE],
    message: /newer than this program: it has the migration 0002_ages, the newest known here is 0001_people/,
  },
  {
    says: 'a migration changed since it was applied is refused',
    applied: [PEOPLE],
    known: [step('0001_people', 'CREATE TABLE people (id TEXT);')],
    message: /0001_people was changed after it was applied/,
  },
  {
    says: 'a migration put in before applied ones is refused',
    applied: [PEOPLE, step('0003_later', '')],
    known: [PEOPLE, AGES, step('0003_later', '')],
    message: /0002_ages is not applied but 0003_later/,
  },
])('$says', ({ applied, known, message }) => {
  const result = pendingOf(known, applied)
  expect(result.ok ? '' : result.error).toMatch(message)
})

test('streaming statistics of before renditions are kept as those of the original', async () => {
  const [records, streaming] = await readMigrations('sqlite')
  if (records === undefined || streaming === undefined) throw new Error('migrations are missing')
  await run([records])
  await query(`INSERT INTO "Video" (id, title, updatedAt) VALUES ('v', 'V', 0)`)
  await query(
    `INSERT INTO "StreamingStats" (id, videoId, variant, processId, hour, requests, rangeRequests, bytesSent, ttfbBuckets)
     VALUES ('a', 'v', 'raw', 'p', 3600000, 7, 5, 5000000000, '[1,2]'), ('b', 'v', 'processed', 'p', 3600000, 1, 0, 9, '[]')`,
  )
  expect(await run([records, streaming])).toMatchObject({ ok: true, value: { applied: [streaming.name] } })
  const rows = await query(
    `SELECT id, rendition, requests, bytesSent, wholeBytes, fileBytes, statuses, coverage, ttfbBuckets
     FROM "StreamingStats" ORDER BY id`,
  )
  const added = { rendition: 'original', fileBytes: 0, statuses: '{}', coverage: '[]' }
  expect(rows).toEqual([
    { id: 'a', ...added, requests: 7, bytesSent: 5_000_000_000, wholeBytes: 5_000_000_000, ttfbBuckets: '[1,2]' },
    { id: 'b', ...added, requests: 1, bytesSent: 9, wholeBytes: 9, ttfbBuckets: '[]' },
  ])
  const another = (rendition: string) =>
    query(
      `INSERT INTO "StreamingStats" (id, videoId, variant, rendition, processId, hour)
       VALUES ('${rendition}', 'v', 'raw', '${rendition}', 'p', 3600000)`,
    )
  await another('scrub')
  await expect(another('original')).rejects.toThrow('UNIQUE')
})
