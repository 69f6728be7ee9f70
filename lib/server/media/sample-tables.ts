import 'server-only'
import type { FileHandle } from 'node:fs/promises'
import { MAX_FRAMES } from '@/lib/frames/frame-index-codec'
import { boxesIn, type FileBox, findBox } from './boxes'
import type { StructureFault } from './file-structure'
import { readAt } from './read-at'

/**
 * What speaks against the sample tables of an MP4 or MOV file: tables that claim more entries than they have room for,
 * more samples than the file has bytes, or times for another number of frames than there are sizes; or that its video is
 * encrypted. Null if nothing does. Reads the headers of the tables, and the runs of `stts`.
 * Source: ISO/IEC 14496-12 sections 8.5.2 (stsd), 8.6 (stts, ctts, stss), 8.7 (stsz, stsc, stco); ISO/IEC 23001-7 (encv).
 */
export async function lookAtTables(
  file: FileHandle,
  movie: FileBox,
  sizeBytes: number,
): Promise<StructureFault | null> {
  for await (const track of boxesIn(file, movie.start, movie.end)) {
    if (track.type !== 'trak') continue
    const table = await findBox(file, track, ['mdia', 'minf', 'stbl'])
    if (table === null) continue
    const isVideo = await isVideoTrack(file, track)
    if (isVideo && (await isEncrypted(file, table))) return { kind: 'encrypted' }
    const reason = await whyImpossible(file, table, isVideo, sizeBytes)
    if (reason !== null) return { kind: 'damaged', reason }
  }
  return null
}

async function isVideoTrack(file: FileHandle, track: FileBox): Promise<boolean> {
  const handler = await findBox(file, track, ['mdia', 'hdlr'])
  return handler !== null && (await readAt(file, handler.start + 8, 4)).toString('latin1') === 'vide'
}

/** Sample entries whose real format is hidden: common encryption, and that of a shop. */
async function isEncrypted(file: FileHandle, table: FileBox): Promise<boolean> {
  const descriptions = await findBox(file, table, ['stsd'])
  if (descriptions === null) return false
  return ['encv', 'drmi'].includes((await readAt(file, descriptions.start + 12, 4)).toString('latin1'))
}

/** Tables that are a version, a count of entries, and entries of so many bytes each. */
const ENTRY_BYTES: Record<string, number> = { stts: 8, ctts: 8, stsc: 12, stco: 4, co64: 8, stss: 4 }

async function whyImpossible(
  file: FileHandle,
  table: FileBox,
  isVideo: boolean,
  sizeBytes: number,
): Promise<string | null> {
  const counts = new Map<string, number>()
  for await (const box of boxesIn(file, table.start, table.end)) {
    if (box.end > table.end) return `a table of its index (${box.type}) is larger than what it is in.`
    const header = await readAt(file, box.start, Math.min(box.end - box.start, 12))
    const claim = claimOf(box, header, sizeBytes)
    if (claim === null) continue
    if (!claim.isPossible) {
      return `a table of its index (${box.type}) claims ${claim.entries} entries, for which neither it nor the file has room.`
    }
    counts.set(box.type, box.type === 'stts' ? await countTimed(file, box, claim.entries) : claim.entries)
  }
  return isVideo ? whyContradictory(counts.get('stts') ?? null, counts.get('stsz') ?? null) : null
}

/** How many entries a table says that it has, and whether there can be so many; null for a box that is no such table. */
function claimOf(
  { type, start, end }: FileBox,
  header: Buffer,
  sizeBytes: number,
): { entries: number; isPossible: boolean } | null {
  const length = end - start
  if (type === 'stsz') {
    if (header.length < 12) return { entries: 0, isPossible: false }
    const [eachBytes, entries] = [header.readUInt32BE(4), header.readUInt32BE(8)]
    // Where all samples are of one size, there is no list of them.
    return { entries, isPossible: eachBytes === 0 ? 12 + entries * 4 <= length : entries * eachBytes <= sizeBytes }
  }
  const entryBytes = ENTRY_BYTES[type]
  if (entryBytes === undefined) return null
  if (header.length < 8) return { entries: 0, isPossible: false }
  const entries = header.readUInt32BE(4)
  return { entries, isPossible: 8 + entries * entryBytes <= length }
}

function whyContradictory(timed: number | null, sized: number | null): string | null {
  const frames = Math.max(timed ?? 0, sized ?? 0)
  if (frames > MAX_FRAMES) return `its index claims ${frames} frames; at most ${MAX_FRAMES} are supported.`
  if (sized === null || timed === null || sized === timed) return null
  return `its index contradicts itself: it has times for ${timed} frames and sizes for ${sized}.`
}

const RUNS_AT_ONCE = 8192

/** How many samples `stts` has times for: the sum of its runs. */
async function countTimed(file: FileHandle, box: FileBox, runs: number): Promise<number> {
  let count = 0
  for (let run = 0; run < runs; run += RUNS_AT_ONCE) {
    const bytes = await readAt(file, box.start + 8 + run * 8, Math.min(runs - run, RUNS_AT_ONCE) * 8)
    for (let at = 0; at + 8 <= bytes.length; at += 8) count += bytes.readUInt32BE(at)
  }
  return count
}
