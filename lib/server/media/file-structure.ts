import 'server-only'
import type { FileHandle } from 'node:fs/promises'
import type { Container } from '@/lib/ingest/container'

const MAX_BOXES = 1_000_000

/**
 * What is wrong with the outermost structure of the file: that it ends before its own sizes say, or that its index is
 * missing; null if nothing is. Reads a few bytes of each outermost part.
 */
export async function findDamage(file: FileHandle, sizeBytes: number, container: Container): Promise<string | null> {
  switch (container) {
    case 'mp4':
    case 'mov':
      return await findBoxDamage(file, sizeBytes)
    case 'mkv':
    case 'webm':
      return await findSegmentDamage(file, sizeBytes)
    default:
      return null
  }
}

/** The boxes of an MP4 or MOV file, one after the other (ISO/IEC 14496-12 section 4.2). */
async function findBoxDamage(file: FileHandle, sizeBytes: number): Promise<string | null> {
  let hasMovie = false
  for await (const { type, position, size } of outermostBoxes(file, sizeBytes)) {
    hasMovie ||= type === 'moov'
    if (position + size > sizeBytes) return cutShort(sizeBytes, position + size)
  }
  return hasMovie
    ? null
    : 'its index (moov) is missing. The recording was not finished, or the end of the file was lost.'
}

/** The largest index that is looked into: that of some days of video. */
const MAX_MOVIE_BYTES = 512 * 1024 * 1024

/** The payload of the `moov` box; null if there is none or it is absurdly large. */
export async function readMovieBox(file: FileHandle, sizeBytes: number): Promise<Buffer | null> {
  for await (const { type, position, size, headerSize } of outermostBoxes(file, sizeBytes)) {
    if (type !== 'moov' || position + size > sizeBytes) continue
    return size > MAX_MOVIE_BYTES ? null : await readAt(file, position + headerSize, size - headerSize)
  }
  return null
}

async function* outermostBoxes(file: FileHandle, sizeBytes: number) {
  let position = 0
  for (let box = 0; box < MAX_BOXES && position + 8 <= sizeBytes; box += 1) {
    const header = await readAt(file, position, 16)
    const type = header.toString('latin1', 4, 8)
    const size = boxSize(header, sizeBytes - position)
    // Some recorders leave padding behind the last box.
    if (!/^[\x20-\x7e\xa9]{4}$/.test(type) || size < 8) return
    yield { type, position, size, headerSize: header.readUInt32BE(0) === 1 ? 16 : 8 }
    position += size
  }
}

function boxSize(header: Buffer, rest: number): number {
  const size = header.readUInt32BE(0)
  if (size === 0) return rest
  return size === 1 && header.length === 16 ? Number(header.readBigUInt64BE(8)) : size
}

/** The segment of a Matroska file says how long it is, unless it was written live (RFC 8794 section 6). */
async function findSegmentDamage(file: FileHandle, sizeBytes: number): Promise<string | null> {
  let position = 0
  for (let element = 0; element < 16 && position < sizeBytes; element += 1) {
    const header = await readAt(file, position, 12)
    const idLength = Math.clz32(header[0] ?? 0) - 23
    const size = readElementSize(header.subarray(idLength))
    if (idLength > 4 || size === null) return null
    const end = position + idLength + size.width + size.value
    if (end > sizeBytes) return cutShort(sizeBytes, end)
    position = end
  }
  return null
}

/** A variable-size integer (RFC 8794 section 4); null if it is not one or means "unknown". */
function readElementSize(bytes: Buffer): { value: number; width: number } | null {
  const width = Math.clz32(bytes[0] ?? 0) - 23
  if (width > 8 || bytes.length < width) return null
  let value = (bytes[0] ?? 0) & (0xff >> width)
  let isUnknown = value === 0xff >> width
  for (let i = 1; i < width; i += 1) {
    value = value * 256 + (bytes[i] ?? 0)
    isUnknown &&= bytes[i] === 0xff
  }
  return isUnknown ? null : { value, width }
}

const cutShort = (is: number, should: number): string =>
  `it ends after ${is} bytes, but its structure says at least ${should}. Copy it again from where it came from.`

/** Up to `length` bytes at `position`; fewer at the end of the file. */
export async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}
