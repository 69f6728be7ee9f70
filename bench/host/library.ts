import { copyFile, link, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { closeDb, db } from '@/lib/server/db/client'
import { dataFolder, prepareDataFolder } from '@/lib/server/storage/data-folder'
import { migrate, readMigrations } from '@/prisma/migrate'
import { scratchFolder } from './scratch'

/** A data folder with some videos in it, which a server may be started on. */
export type Library = {
  readonly folder: string
  /** Where the files are, each under its name. */
  readonly media: string
}

/** A video and how its file is made. `name` is its id and, with `.mp4`, the name of its file. */
export type VideoFile = {
  readonly name: string
  readonly size: number
  readonly write: (path: string, size: number) => Promise<void>
}

export const fileNameOf = (name: string): string => `${name}.mp4`

/** Path and query of the bytes of the video `name`. */
export const targetOf = (name: string): string => `/api/media/videos/${name}?type=raw`

/**
 * Makes the data folder. Once in a process, which has one database; {@link copyLibrary} makes more.
 * The facts of a video do not matter here: what is measured is bytes.
 */
export async function makeLibrary(files: readonly VideoFile[]): Promise<Library> {
  const folder = join(scratchFolder(), 'data')
  process.env['FRAMEMARK_DATA_DIR'] = folder
  await prepareDataFolder()
  const { database, backups, media } = dataFolder()
  const migrated = await migrate({ database, backups, migrations: await readMigrations('sqlite') })
  if (!migrated.ok) throw new Error(migrated.error)
  for (const { name, size, write } of files) {
    await write(join(media, fileNameOf(name)), size)
    await record(name, size)
  }
  await closeDb()
  return { folder, media }
}

async function record(name: string, size: number): Promise<void> {
  await db().rendition.create({
    data: {
      ...{ kind: 'original', storageKey: fileNameOf(name), fileName: fileNameOf(name), mediaType: 'video/mp4' },
      ...{ sizeBytes: BigInt(size), mtimeNs: 0n, sha256: '', container: 'mp4', codec: '', playable: true },
      ...{ displayWidth: 1, displayHeight: 1, timebaseNum: 1, timebaseDen: 25 },
      ...{ frameCount: 1, durationTicks: 1n, keyframeCount: 1 },
      variant: { create: { kind: 'raw', video: { create: { id: name, title: name } } } },
    },
  })
}

/** Another data folder with the same records and the same files, for a server beside one that owns `library`. */
export async function copyLibrary(library: Library, name: string): Promise<Library> {
  const folder = join(scratchFolder(), name)
  const media = join(folder, 'media')
  await mkdir(media, { recursive: true, mode: 0o700 })
  for (const file of await readdir(library.folder))
    if (file.startsWith('framemark.db')) await copyFile(join(library.folder, file), join(folder, file))
  for (const file of await readdir(library.media)) await link(join(library.media, file), join(media, file))
  return { folder, media }
}
