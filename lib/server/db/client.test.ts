import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { forgetEnv } from '@/lib/server/env'
import { closeDb, db } from './client'

let root = ''

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'framemark db #1 50%? '))
  process.env['FRAMEMARK_DATA_DIR'] = root
  forgetEnv()
  await db().$executeRawUnsafe(
    'CREATE TABLE "Poster" ("variantId" TEXT PRIMARY KEY, "frame" INTEGER NOT NULL, "mediaType" TEXT NOT NULL, "bytes" BLOB NOT NULL, "createdAt" DATETIME NOT NULL)',
  )
})

afterEach(async () => {
  await closeDb()
  await rm(root, { recursive: true })
})

const pragmas = async (client: Pick<ReturnType<typeof db>, '$queryRawUnsafe'>) => {
  const read = async (name: string) => {
    const [row] = await client.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`)
    return String(Object.values(row ?? {})[0])
  }
  return {
    journal: await read('journal_mode'),
    synchronous: await read('synchronous'),
    foreignKeys: await read('foreign_keys'),
    busyTimeout: await read('busy_timeout'),
  }
}

const EXPECTED = { journal: 'wal', synchronous: '2', foreignKeys: '1', busyTimeout: '5000' }

test('the settings hold before, inside and after transactions', async () => {
  expect(await pragmas(db())).toEqual(EXPECTED)
  expect(await db().$transaction((transaction) => pragmas(transaction))).toEqual(EXPECTED)
  expect(await pragmas(db())).toEqual(EXPECTED)
})

const poster = (variantId: string, frame = 0) => ({
  variantId,
  frame,
  mediaType: 'image/webp',
  bytes: Uint8Array.from({ length: 300 }, (_, i) => i % 256),
})

test('a transaction that throws leaves nothing behind, and the next one works', async () => {
  const failed = db().$transaction(async (transaction) => {
    await transaction.poster.create({ data: poster('a') })
    throw new Error('half-way')
  })
  await expect(failed).rejects.toThrow('half-way')
  await db().$transaction((transaction) => transaction.poster.create({ data: poster('b') }))
  expect((await db().poster.findMany()).map(({ variantId }) => variantId)).toEqual(['b'])
})

test('transactions started together take turns: no increment is lost', async () => {
  await db().poster.create({ data: poster('counter') })
  const increment = () =>
    db().$transaction(async (transaction) => {
      const { frame } = await transaction.poster.findUniqueOrThrow({ where: { variantId: 'counter' } })
      await transaction.poster.update({ where: { variantId: 'counter' }, data: { frame: frame + 1 } })
    })
  await Promise.all(Array.from({ length: 25 }, increment))
  expect((await db().poster.findUniqueOrThrow({ where: { variantId: 'counter' } })).frame).toBe(25)
})

test('bytes come back as they went in, whatever their length', async () => {
  for (const length of [0, 1, 50, 5000, 300_000]) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 7) % 256)
    await db().poster.create({ data: { ...poster(`of ${length}`), bytes } })
    const stored = await db().poster.findUniqueOrThrow({ where: { variantId: `of ${length}` } })
    expect(Buffer.compare(stored.bytes, bytes)).toBe(0)
  }
})

test('nanoseconds since 1970, which no double holds, come back exactly', async () => {
  await db().$executeRawUnsafe('CREATE TABLE "Big" ("n" BIGINT NOT NULL, "i" INTEGER NOT NULL)')
  const n = 1_763_708_812_123_456_789n
  await db().$executeRaw`INSERT INTO "Big" VALUES (${n}, 7)`
  expect(await db().$queryRaw`SELECT * FROM "Big"`).toEqual([{ n, i: 7 }])
})
