import 'server-only'
import type { BodyPiece } from '@/lib/http/multipart-ranges'
import { rangeLength } from '@/lib/http/range-outcome'
import type { FileStamp } from '@/lib/http/validators'
import { err, ok, type Result } from '@/lib/result/result'
import { type FileChange, type FileLease, leaseMediaFile } from '@/lib/server/storage/leased-files'

/** Why a body cannot go on: the file is no longer the one whose headers were sent, or it cannot be read. */
export type SourceFailure = Exclude<FileChange, 'same'> | 'failed'

/** What was written into a buffer: `length` bytes of the body, `fileBytes` of which are the file's. */
export type Filled = { readonly length: number; readonly fileBytes: number }

/** A body that is read piece by piece into buffers of whoever sends it. */
export type ChunkSource = {
  /** How many bytes of the body are still to come. */
  readonly remaining: () => number
  /**
   * Writes the next bytes of the body into `buffer`, as many as it holds or as there are. Only the first call may bring
   * the lease it reads with; every other takes one for as long as the read lasts.
   */
  readonly fill: (buffer: Uint8Array, lease?: FileLease) => Promise<Result<Filled, SourceFailure>>
}

/**
 * The body made of `pieces`, texts and ranges of the file stored under `storageKey` as it was when `stamp` was taken.
 *
 * After every read, and before anybody sees what was read, the file's name is looked at: a file that was cut, written
 * over, replaced or removed in the meantime is an error. No byte of another file is given out, and a body never ends as
 * if it were whole (RFC 9112 section 8).
 */
export function createChunkSource(pieces: readonly BodyPiece[], storageKey: string, stamp: FileStamp): ChunkSource {
  let piece = 0
  let within = 0
  let remaining = pieces.reduce((sum, each) => sum + lengthOf(each), 0)

  async function write(buffer: Uint8Array, lease: FileLease): Promise<Result<Filled, SourceFailure>> {
    let length = 0
    let fileBytes = 0
    for (let next = pieces[piece]; next !== undefined && length < buffer.length; next = pieces[piece]) {
      const wanted = Math.min(buffer.length - length, lengthOf(next) - within)
      const written =
        next.kind === 'file'
          ? await lease.read(buffer, length, wanted, next.range.first + within)
          : writeText(next.text.slice(within, within + wanted), buffer, length)
      if (written === 0) return err('truncated')
      if (next.kind === 'file') fileBytes += written
      length += written
      within += written
      if (within < lengthOf(next)) continue
      piece += 1
      within = 0
    }
    remaining -= length
    return ok({ length, fileBytes })
  }

  async function fillWith(buffer: Uint8Array, lease: FileLease): Promise<Result<Filled, SourceFailure>> {
    const filled = await write(buffer, lease)
    const change = await lease.check()
    return change === 'same' ? filled : err(change)
  }

  return {
    remaining: () => remaining,
    async fill(buffer, given) {
      try {
        if (given !== undefined) return await fillWith(buffer, given)
        const leased = await leaseMediaFile(storageKey)
        if (!leased.ok) return err('replaced')
        try {
          return isSame(leased.value.stamp, stamp) ? await fillWith(buffer, leased.value) : err('replaced')
        } finally {
          leased.value.release()
        }
      } catch {
        return err('failed')
      }
    },
  }
}

const lengthOf = (piece: BodyPiece): number => (piece.kind === 'text' ? piece.text.length : rangeLength(piece.range))

function writeText(text: string, buffer: Uint8Array, offset: number): number {
  for (let i = 0; i < text.length; i += 1) buffer[offset + i] = text.charCodeAt(i)
  return text.length
}

const isSame = (a: FileStamp, b: FileStamp): boolean =>
  a === b || (a.inode === b.inode && a.mtimeNs === b.mtimeNs && a.sizeBytes === b.sizeBytes)
