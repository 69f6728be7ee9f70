import { type Library, makeLibrary, type VideoFile } from '@/bench/host/library'
import { settle, writePattern, writeSparse } from '@/bench/host/pattern'

const MIB = 1024 * 1024

/** The file whose ranges are asked for; it fits into the page cache, so that no disk is measured. */
export const PATTERN = {
  name: 'pattern',
  size: 256 * MIB,
  async write(path, size) {
    await writePattern(path, size)
    await settle(path)
  },
} as const satisfies VideoFile

/** A file that is long enough never to end under slow readers. */
export const SPARSE = {
  name: 'sparse',
  size: 4096 * MIB,
  async write(path, size) {
    await writeSparse(path, size)
    await settle(path)
  },
} as const satisfies VideoFile

/** The data folder with both; every contestant serves these very files. */
export const makeServedLibrary = (): Promise<Library> => makeLibrary([PATTERN, SPARSE])
