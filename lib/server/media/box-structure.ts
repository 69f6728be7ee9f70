import 'server-only'
import type { FileHandle } from 'node:fs/promises'
import { findRunFault } from '@/lib/ingest/track-runs'
import { boxesIn, type FileBox } from './boxes'
import type { StructureFault } from './file-structure'
import { cutShort, readAt } from './read-at'
import { lookAtTables } from './sample-tables'

/** The largest index that is looked into: that of some days of video. */
const MAX_MOVIE_BYTES = 512 * 1024 * 1024

/** The largest index of one fragment. */
const MAX_FRAGMENT_BYTES = 16 * 1024 * 1024

/** What speaks against the MP4 or MOV file; null if nothing does. */
export async function lookAtBoxes(file: FileHandle, sizeBytes: number): Promise<StructureFault | null> {
  let movie: FileBox | null = null
  for await (const box of boxesIn(file, 0, sizeBytes)) {
    if (box.end > sizeBytes) return cutShort(sizeBytes, box.end)
    if (box.type === 'moov') movie ??= box
    if (box.type !== 'moof') continue
    const fault = await lookAtFragment(file, box, sizeBytes)
    if (fault !== null) return fault
  }
  if (movie === null) {
    return damaged('its index (moov) is missing. The recording was not finished, or the end of the file was lost.')
  }
  if (movie.end - movie.start > MAX_MOVIE_BYTES) return damaged('its index (moov) is absurdly large.')
  return await lookAtTables(file, movie, sizeBytes)
}

async function lookAtFragment(file: FileHandle, box: FileBox, sizeBytes: number): Promise<StructureFault | null> {
  const length = box.end - box.start
  if (length > MAX_FRAGMENT_BYTES) return damaged('the index of one of its fragments (moof) is absurdly large.')
  const fault = findRunFault(await readAt(file, box.start, length), sizeBytes)
  return fault === null ? null : damaged(fault)
}

/** The payload of the `moov` box; null if there is none or it is absurdly large. */
export async function readMovieBox(file: FileHandle, sizeBytes: number): Promise<Buffer | null> {
  for await (const { type, start, end } of boxesIn(file, 0, sizeBytes)) {
    if (type !== 'moov' || end > sizeBytes) continue
    return end - start > MAX_MOVIE_BYTES ? null : await readAt(file, start, end - start)
  }
  return null
}

const damaged = (reason: string): StructureFault => ({ kind: 'damaged', reason })
