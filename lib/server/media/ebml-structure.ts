import 'server-only'
import type { FileHandle } from 'node:fs/promises'
import { hasEncryptedVideo, MOST_HEADER_BYTES, readElementHeader, SEGMENT, TRACKS } from '@/lib/ingest/ebml'
import type { StructureFault } from './file-structure'
import { cutShort, readAt } from './read-at'

const MOST_ELEMENTS = 1_000_000

/** The largest description of tracks that is looked into. */
const MAX_TRACKS_BYTES = 16 * 1024 * 1024

/**
 * What speaks against the Matroska or WebM file; null if nothing does. Its segment and every part of that say how long
 * they are, unless they were written live (RFC 8794 section 6).
 */
export async function lookAtElements(file: FileHandle, sizeBytes: number): Promise<StructureFault | null> {
  let position = 0
  for (let element = 0; element < MOST_ELEMENTS && position < sizeBytes; element += 1) {
    const header = readElementHeader(await readAt(file, position, MOST_HEADER_BYTES))
    if (header === null) return null
    const start = position + header.headerBytes
    const isSegment = header.id === SEGMENT
    if (header.size === null && !isSegment) return null
    const end = header.size === null ? sizeBytes : start + header.size
    if (end > sizeBytes) return cutShort(sizeBytes, end)
    const fault = header.id === TRACKS ? await lookAtTracks(file, start, end - start) : null
    if (fault !== null) return fault
    // The parts of a segment come one after the other, as if it were not there.
    position = isSegment ? start : end
  }
  return null
}

async function lookAtTracks(file: FileHandle, start: number, length: number): Promise<StructureFault | null> {
  if (length > MAX_TRACKS_BYTES) return { kind: 'damaged', reason: 'its list of tracks is absurdly large.' }
  return hasEncryptedVideo(await readAt(file, start, length)) ? { kind: 'encrypted' } : null
}
