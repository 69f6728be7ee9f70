import { mkdtemp, open, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeDb, db } from '@/lib/server/db/client'
import { dataFolder, prepareDataFolder } from '@/lib/server/storage/data-folder'
import { migrate, readMigrations } from '@/prisma/migrate'
import { type Program, startProgram } from './program'

const VIDEO_ID = 'benchmark'
const STORAGE_KEY = 'benchmark.mp4'

/** A data folder of its own with one file of `size` bytes in it, and the built application on top. */
export type Application = {
  /** The file that is served. */
  readonly path: string
  readonly program: Program
  /** The address of its bytes. */
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Makes the data folder and starts the built application on it. `size` is in bytes. */
export async function startApplication(size: number): Promise<Application> {
  const folder = await mkdtemp(join(tmpdir(), 'framemark-bench-'))
  process.env['FRAMEMARK_DATA_DIR'] = folder
  const path = await placeVideo(size)
  const program = await startProgram('server/main.ts', [], {
    FRAMEMARK_DATA_DIR: folder,
    FRAMEMARK_SAMPLE: 'off',
    FRAMEMARK_LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
    PORT: '0',
  })
  return {
    path,
    program,
    url: `${program.url}/api/media/videos/${VIDEO_ID}?type=raw`,
    stop: async () => {
      await program.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A record and its file. The facts of a video do not matter here: what is measured is bytes. */
async function placeVideo(size: number): Promise<string> {
  await prepareDataFolder()
  const { database, backups, media } = dataFolder()
  const migrated = await migrate({ database, backups, migrations: await readMigrations('sqlite') })
  if (!migrated.ok) throw new Error(migrated.error)
  const path = join(media, STORAGE_KEY)
  await writePattern(path, size)
  await db().rendition.create({
    data: {
      ...{ kind: 'original', storageKey: STORAGE_KEY, fileName: 'benchmark.mp4', mediaType: 'video/mp4' },
      ...{ sizeBytes: BigInt(size), mtimeNs: 0n, sha256: '', container: 'mp4', codec: '', playable: true },
      ...{ displayWidth: 1, displayHeight: 1, timebaseNum: 1, timebaseDen: 25 },
      ...{ frameCount: 1, durationTicks: 1n, keyframeCount: 1 },
      variant: { create: { kind: 'raw', video: { create: { id: VIDEO_ID, title: 'Benchmark' } } } },
    },
  })
  await closeDb()
  return path
}

/** A file in which byte i is i mod 251, an hour old, so that its tag is strong. */
async function writePattern(path: string, size: number): Promise<void> {
  const block = Buffer.from(Uint8Array.from({ length: 251 * 4096 }, (_, i) => i % 251))
  const file = await open(path, 'wx')
  for (let at = 0; at < size; at += block.length) await file.write(block, 0, Math.min(block.length, size - at), at)
  await file.close()
  const anHourAgo = Math.floor(Date.now() / 1000) - 3600
  await utimes(path, anHourAgo, anHourAgo)
}
