import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { db } from './db/client'
import { seedRecords } from './db/seed-records'
import { createTestLibrary, type TestLibrary } from './db/test-database'
import { forgetEnv } from './env'
import { openLibrary } from './open-library'
import { dataFolder, prepareDataFolder, readSecret } from './storage/data-folder'

let library: TestLibrary

beforeEach(async () => {
  library = await createTestLibrary()
})

afterEach(() => library.close())

test('a new library has the local user, the one of gold documents and labels with keys, and gets no second set', async () => {
  await seedRecords()
  const users = await db().user.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
  expect(users).toEqual([{ id: 'gold' }, { id: 'local' }])
  const [set, ...others] = await db().labelSet.findMany({ include: { labels: { orderBy: { position: 'asc' } } } })
  expect(others).toEqual([])
  expect(set?.labels.map(({ hotkey }) => hotkey).join('')).toBe('1234567')
  expect(set?.labels.filter(({ kind }) => kind === 'point')).toHaveLength(1)
  expect(new Set(set?.labels.map(({ color }) => color)).size).toBe(set?.labels.length)
})

test('only this account can look into the data folder, and its secret stays the same', async () => {
  const folder = dataFolder()
  for (const path of [folder.media, folder.temporary]) expect((await stat(path)).mode & 0o777).toBe(0o700)
  expect((await stat(folder.secret)).mode & 0o777).toBe(0o600)
  const secret = await readSecret()
  expect(secret).toMatch(/^[0-9a-f]{64}$/)
  await Promise.all([prepareDataFolder(), prepareDataFolder()])
  expect(await readSecret()).toBe(secret)
})

test('a library that is open is not opened again', async () => {
  const second = await openLibrary(() => {})
  expect(second).toMatchObject({ ok: false, error: expect.stringContaining('is in use by process') })
  expect(await db().user.count()).toBe(2)
})

test('records keep every kind of value as it was', async () => {
  const { id } = await db().video.create({
    data: {
      title: 'Zoë’s recording 🎞',
      variants: {
        create: {
          kind: 'raw',
          anonymizedAt: new Date('2026-01-02T03:04:05.678Z'),
          renditions: { create: { ...RENDITION, storageKey: 'a', problems: [{ code: 'late', message: 'ü' }] } },
          frameIndex: {
            create: { bytes: Uint8Array.of(0, 1, 255), frameCount: 3, timebaseNum: 1, timebaseDen: 90_000 },
          },
        },
      },
    },
  })
  const video = await db().video.findUniqueOrThrow({
    where: { id },
    include: { variants: { include: { renditions: true, frameIndex: true } } },
  })
  expect(video).toMatchObject({
    title: 'Zoë’s recording 🎞',
    deletedAt: null,
    variants: [
      {
        kind: 'raw',
        anonymizedAt: new Date('2026-01-02T03:04:05.678Z'),
        renditions: [{ ...RENDITION, problems: [{ code: 'late', message: 'ü' }] }],
        frameIndex: { frameCount: 3 },
      },
    ],
  })
  expect([...(video.variants[0]?.frameIndex?.bytes ?? [])]).toEqual([0, 1, 255])
  await db().video.delete({ where: { id } })
  expect(await db().frameIndex.count()).toBe(0)
})

const RENDITION = {
  kind: 'original',
  fileName: 'a b.mp4',
  mediaType: 'video/mp4',
  sizeBytes: 5_000_000_000n,
  mtimeNs: 1_763_708_812_123_456_789n,
  sha256: 'ab',
  container: 'mp4',
  codec: 'avc1.64001f',
  displayWidth: 1920,
  displayHeight: 1080,
  timebaseNum: 1,
  timebaseDen: 90_000,
  frameCount: 3,
  durationTicks: -9_007_199_254_740_993n,
  keyframeCount: 1,
  playable: true,
} as const

test.each([
  { what: 'a data folder that is a file', set: 'FRAMEMARK_DATA_DIR', to: 'a-file', says: 'data folder' },
  { what: 'a data folder below a file', set: 'FRAMEMARK_DATA_DIR', to: 'a-file/data', says: 'data folder' },
  { what: 'a database that is something else', set: 'DATABASE_URL', to: 'a-file', says: 'database' },
])('$what ends in one line for the operator', async ({ set, to, says }) => {
  const { root } = library
  await library.close()
  await mkdir(root, { recursive: true })
  await writeFile(join(root, 'a-file'), 'This is neither a folder nor a database.\n'.repeat(200))
  const before = { folder: process.env['FRAMEMARK_DATA_DIR'], database: process.env['DATABASE_URL'] }
  process.env['FRAMEMARK_DATA_DIR'] = join(root, 'data')
  process.env[set] = set === 'DATABASE_URL' ? `file:${join(root, to)}` : join(root, to)
  forgetEnv()
  try {
    const opened = await openLibrary(() => {})
    expect(opened).toMatchObject({
      ok: false,
      error: expect.stringMatching(new RegExp(`^The ${says} [^\\n]+cannot be used`)),
    })
  } finally {
    restore('FRAMEMARK_DATA_DIR', before.folder)
    restore('DATABASE_URL', before.database)
    forgetEnv()
    await rm(root, { recursive: true, force: true })
    library = await createTestLibrary()
  }
})

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}
