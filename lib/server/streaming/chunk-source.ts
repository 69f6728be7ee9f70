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

/**
 * The body made of `pieces`, texts and ranges of the file stored under `storageKey` as it was when `stamp` was taken,
 * read piece by piece into buffers of whoever sends it.
 *
 * After every read, and before anybody sees what was read, the file's name is looked at: a file that was cut, written
 * over, replaced or removed in the meantime is an error. No byte of another file is given out, and a body never ends as
 * if it were whole (RFC 9112 section 8). A class, as every range makes one.
 */
export class ChunkSource {
  private readonly pieces: readonly BodyPiece[]
  private readonly storageKey: string
  private readonly stamp: FileStamp
  private piece = 0
  private within = 0
  private left: number

  constructor(pieces: readonly BodyPiece[], storageKey: string, stamp: FileStamp) {
    this.pieces = pieces
    this.storageKey = storageKey
    this.stamp = stamp
    this.left = pieces.reduce((sum, each) => sum + lengthOf(each), 0)
  }

  /** How many bytes of the body are still to come. */
  get remaining(): number {
    return this.left
  }

  /** Writes the next bytes of the body into `buffer`, as many as it holds or as there are, by a lease that is at hand. */
  async fillBy(lease: FileLease, buffer: Uint8Array): Promise<Result<Filled, SourceFailure>> {
    if (!isSame(lease.stamp, this.stamp)) return err('replaced')
    let length = 0
    let fileBytes = 0
    try {
      for (let next = this.pieces[this.piece]; next !== undefined && length < buffer.length; ) {
        const wanted = Math.min(buffer.length - length, lengthOf(next) - this.within)
        const written =
          next.kind === 'file'
            ? await lease.read(buffer, length, wanted, next.range.first + this.within)
            : writeText(next.text.slice(this.within, this.within + wanted), buffer, length)
        if (written === 0) return err('truncated')
        if (next.kind === 'file') fileBytes += written
        length += written
        next = this.advance(next, written)
      }
    } catch {
      return err('failed')
    }
    const checking = lease.check()
    const change = typeof checking === 'string' ? checking : await checking
    return change === 'same' ? ok({ length, fileBytes }) : err(change)
  }

  /** Writes the next bytes, with a lease for as long as the read lasts. */
  async fill(buffer: Uint8Array): Promise<Result<Filled, SourceFailure>> {
    const leased = await leaseMediaFile(this.storageKey)
    if (!leased.ok) return err(leased.error === 'unreadable' ? 'failed' : 'replaced')
    try {
      return await this.fillBy(leased.value, buffer)
    } finally {
      leased.value.release()
    }
  }

  /** Counts `written` bytes of `current`; gives back the piece that the next bytes are of. */
  private advance(current: BodyPiece, written: number): BodyPiece | undefined {
    this.left -= written
    this.within += written
    if (this.within < lengthOf(current)) return current
    this.piece += 1
    this.within = 0
    return this.pieces[this.piece]
  }
}

const lengthOf = (piece: BodyPiece): number => (piece.kind === 'text' ? piece.text.length : rangeLength(piece.range))

function writeText(text: string, buffer: Uint8Array, offset: number): number {
  for (let i = 0; i < text.length; i += 1) buffer[offset + i] = text.charCodeAt(i)
  return text.length
}

const isSame = (a: FileStamp, b: FileStamp): boolean =>
  a === b || (a.inode === b.inode && a.mtimeNs === b.mtimeNs && a.sizeBytes === b.sizeBytes)
