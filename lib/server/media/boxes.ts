import 'server-only'
import type { FileHandle } from 'node:fs/promises'
import { readAt } from './read-at'

/** A box of an MP4 or MOV file: it begins at `position`, its payload is from `start` up to `end`. */
export type FileBox = {
  readonly type: string
  readonly position: number
  readonly start: number
  readonly end: number
}

const MOST_BOXES = 1_000_000

/**
 * The boxes one after the other from `start` up to `end` (ISO/IEC 14496-12 section 4.2), reading only their headers. The
 * last may claim to end behind `end`. What is no box ends the list: some recorders leave padding.
 */
export async function* boxesIn(file: FileHandle, start: number, end: number): AsyncGenerator<FileBox> {
  let position = start
  for (let box = 0; box < MOST_BOXES && position + 8 <= end; box += 1) {
    const header = await readAt(file, position, 16)
    if (header.length < 8) return
    const type = header.toString('latin1', 4, 8)
    const size = boxSize(header, end - position)
    if (!/^[\x20-\x7e\xa9]{4}$/.test(type) || size < 8) return
    const headerSize = header.readUInt32BE(0) === 1 ? 16 : 8
    yield { type, position, start: position + headerSize, end: position + size }
    position += size
  }
}

/** The first box that `path` leads to from inside `parent`; null if there is none. */
export async function findBox(file: FileHandle, parent: FileBox, path: readonly string[]): Promise<FileBox | null> {
  const [type, ...rest] = path
  if (type === undefined) return parent
  for await (const box of boxesIn(file, parent.start, parent.end)) {
    if (box.type === type) return await findBox(file, box, rest)
  }
  return null
}

function boxSize(header: Buffer, rest: number): number {
  const size = header.readUInt32BE(0)
  if (size === 0) return rest
  return size === 1 && header.length === 16 ? Number(header.readBigUInt64BE(8)) : size
}
