import { link, mkdir, rename, rm, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { settle, writePattern } from '@/bench/host/pattern'
import { scratchFolder } from '@/bench/host/scratch'

/** A stored file that is changed while it is streamed. Each version has a pattern that shares no byte with any other. */
export type ChangingFile = {
  readonly name: string
  /** The pattern of the version that an entity tag names; null if there never was such a version. */
  readonly shiftOf: (entityTag: string) => number | null
  /** Goes up whenever the file is changed, and at each call while it is: streams that saw two numbers may break. */
  readonly changes: () => number
  /** Has another version take the file's place by a rename. */
  readonly replace: () => Promise<void>
  /** Cuts the file, waits for `ms`, and writes what is missing again. */
  readonly cut: (ms: number) => Promise<void>
}

/** So many versions are kept from being forgotten by the file system, which gives the numbers of files again. */
const KEPT = 4

/** The file `path`, which is there already, in the pattern of shift 0. */
export async function openChangingFile(name: string, path: string, size: number): Promise<ChangingFile> {
  const shifts = new Map<string, number>()
  const kept = join(scratchFolder(), 'kept')
  await mkdir(kept, { recursive: true })
  let version = 0
  let changes = 0
  let isChanging = false

  const changing = async (change: () => Promise<void>): Promise<void> => {
    changes += 1
    isChanging = true
    await change()
    isChanging = false
    changes += 1
  }

  const know = async (file: string): Promise<void> => {
    shifts.set((await stat(file, { bigint: true })).ino.toString(36), version % 251)
    await link(file, join(kept, `${name}-${version}`))
    await rm(join(kept, `${name}-${version - KEPT}`), { force: true })
  }
  await know(path)

  return {
    name,
    // An entity tag starts with the number of the file, which stays the same while a file is cut and restored.
    shiftOf: (entityTag) => shifts.get(/"([^-"]+)-/.exec(entityTag)?.[1] ?? '') ?? null,
    changes() {
      if (isChanging) changes += 1
      return changes
    },
    async replace() {
      version += 1
      await writePattern(`${path}.new`, size, version % 251)
      if (version % 2 === 0) await settle(`${path}.new`)
      await know(`${path}.new`)
      await changing(() => rename(`${path}.new`, path))
    },
    async cut(ms) {
      const left = Math.floor(size * Math.random())
      await changing(async () => {
        await truncate(path, left)
        await new Promise((resolve) => setTimeout(resolve, ms))
        await writePattern(path, size, version % 251, left)
      })
    },
  }
}
