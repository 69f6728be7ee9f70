const KIB = 1024

/** A chunk is never smaller: below, the cost of a read and of a write outweighs the bytes. */
export const MIN_CHUNK_BYTES = 64 * KIB
/** Nor larger: above, throughput falls again. */
export const MAX_CHUNK_BYTES = 512 * KIB

/** What all streams together may hold, as long as each may have the smallest chunk. */
const BUDGET_BYTES = 24 * KIB * KIB
/** A reader that needs longer for a chunk is a slow one; holding much for it serves nobody. */
const SLOW_MS = 250

/** What is known of a stream before its next chunk is read. */
export type ChunkHistory = {
  /** Of the chunk before, in bytes; null in front of the first. */
  readonly previous: number | null
  /** Of the body so far, in bytes. */
  readonly sent: number
  /** How long the reader took for that chunk, in milliseconds. */
  readonly drainMs: number
  /** The client named no end, so it may leave at any moment; what was read ahead is then lost. */
  readonly isOpenEnded: boolean
  /** How many streams there are now, this one included. */
  readonly streams: number
}

/** An open-ended range that goes on is read ahead by this share of what was sent of it. */
const READ_AHEAD = 1 / 4

/**
 * How many bytes to read next, at most: a power of two from {@link MIN_CHUNK_BYTES} to {@link MAX_CHUNK_BYTES}.
 *
 * A bounded range is wanted whole and read in large chunks. An open-ended one begins small and grows with what was taken
 * of it, so that a seek that is dropped soon cost little. A slow reader gets less each time, and everybody less where
 * there are many.
 */
export function nextChunkBytes(history: ChunkHistory): number {
  const share = Math.max(BUDGET_BYTES / Math.max(history.streams, 1), MIN_CHUNK_BYTES)
  const bytes = Math.min(wanted(history), share)
  return 2 ** (31 - Math.clz32(Math.max(bytes, MIN_CHUNK_BYTES)))
}

function wanted({ previous, sent, drainMs, isOpenEnded }: ChunkHistory): number {
  if (previous !== null && drainMs > SLOW_MS) return previous / 2
  return isOpenEnded ? Math.min(sent * READ_AHEAD, MAX_CHUNK_BYTES) : MAX_CHUNK_BYTES
}
