import { expect, test } from 'vitest'
import { readMigrations } from './migrate'
import { diffSql, readSchema } from './schema-engine'

test('the SQLite migrations make exactly what the schema says', async () => {
  expect(await diffSql('sqlite', await readSchema(), await readMigrations('sqlite'))).toBeNull()
})

test('a column more in the schema shows as what the migrations lack', async () => {
  const schema = (await readSchema()).replace('title            String', 'title            String\n  subtitle String?')
  const sql = await diffSql('sqlite', schema, await readMigrations('sqlite'))
  expect(sql).toContain('ALTER TABLE "Video" ADD COLUMN "subtitle" TEXT')
})

test('the PostgreSQL migration is what the engine writes for the same schema', async () => {
  const [first, ...later] = await readMigrations('postgresql')
  expect(later).toEqual([])
  expect(first?.sql).toBe(await diffSql('postgresql', await readSchema(), []))
})

test('both providers have the same migrations', async () => {
  const names = async (provider: 'sqlite' | 'postgresql') => (await readMigrations(provider)).map(({ name }) => name)
  expect(await names('sqlite')).toEqual(await names('postgresql'))
})
