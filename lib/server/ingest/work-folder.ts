import 'server-only'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { syncPath } from '@/lib/server/storage/sync-path'

/**
 * Where one import keeps what it has made so far, so that it can be continued after the process was killed. A name in it
 * exists only when what it names is whole and on the disk.
 */
export type WorkFolder = {
  /** Where the file `name` lies, or will lie, absolute. */
  readonly path: (name: string) => string
  readonly has: (name: string) => boolean
  /** A path of its own for a file that is being written; {@link WorkFolder.keep} gives it its name. */
  readonly draft: (name: string) => string
  /** Gives the file at `draft` the name `name`, after its bytes are on the disk. */
  readonly keep: (draft: string, name: string) => Promise<void>
  /** The value that was remembered under `name`; undefined if there is none, or if it cannot be read. */
  readonly recall: <T>(name: string) => Promise<T | undefined>
  readonly remember: (name: string, value: unknown) => Promise<void>
  /** Removes the folder and everything in it. */
  readonly discard: () => Promise<void>
}

/** The work folder of the job `id`, made if it is missing. */
export const jobFolder = (id: string): Promise<WorkFolder> => openWorkFolder(join(dataFolder().jobs, id))

/** A work folder of nobody else: what it holds is lost when the process ends. */
export const passingFolder = (): Promise<WorkFolder> =>
  openWorkFolder(join(dataFolder().temporary, `import-${randomUUID()}`))

const DRAFT = 'draft-'

async function openWorkFolder(root: string): Promise<WorkFolder> {
  await mkdir(root, { recursive: true, mode: 0o700 })
  // What a killed process was writing is of no use.
  for (const name of await readdir(root))
    if (name.startsWith(DRAFT)) await rm(join(root, name), { recursive: true, force: true })
  const path = (name: string) => join(root, name)
  const keep = async (draft: string, name: string) => {
    await syncPath(draft)
    await rename(draft, path(name))
    await syncPath(root)
  }
  const draftOf = (name: string) => path(`${DRAFT}${randomUUID()}-${name}`)
  return {
    path,
    has: (name) => existsSync(path(name)),
    draft: draftOf,
    keep,
    recall: async <T>(name: string) => {
      try {
        return deserialize(await readFile(path(name))) as T
      } catch {
        return undefined
      }
    },
    remember: async (name, value) => {
      const draft = draftOf(name)
      const file = await open(draft, 'wx', 0o600)
      try {
        await file.writeFile(serialize(value))
      } finally {
        await file.close()
      }
      await keep(draft, name)
    },
    discard: () => rm(root, { recursive: true, force: true }),
  }
}
