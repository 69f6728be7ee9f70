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
  /** How long the reader took for that chunk, in milliseconds. */
  readonly drainMs: number
  /** The client named no end, so it may leave at any moment; what was read ahead is then lost. */
  readonly isOpenEnded: boolean
  /** How many streams there are now, this one included. */
  readonly streams: number
}

/**
 * How many bytes to read next, at most: a power of two from {@link MIN_CHUNK_BYTES} to {@link MAX_CHUNK_BYTES}.
 *
 * A bounded range is wanted whole and read in large chunks. An open-ended one begins small and grows, so that a seek
 * that is dropped cost little. A slow reader gets less each time, and everybody less where there are many.
 */
export function nextChunkBytes({ previous, drainMs, isOpenEnded, streams }: ChunkHistory): number {
  const share = Math.max(BUDGET_BYTES / Math.max(streams, 1), MIN_CHUNK_BYTES)
  const bytes = Math.min(wanted(previous, drainMs, isOpenEnded), share)
  return 2 ** Math.floor(Math.log2(Math.max(bytes, MIN_CHUNK_BYTES)))
}

function wanted(previous: number | null, drainMs: number, isOpenEnded: boolean): number {
  if (previous === null) return isOpenEnded ? MIN_CHUNK_BYTES : MAX_CHUNK_BYTES
  if (drainMs > SLOW_MS) return previous / 2
  return isOpenEnded ? Math.min(previous * 4, MAX_CHUNK_BYTES) : MAX_CHUNK_BYTES
}
