import { bytesOf, type PacketMap } from '@/lib/frames/packet-map'
import type { ByteBlocks } from './byte-blocks'

export type PacketReader = {
  /**
   * The data of packet `at`, a copy. Packets up to `through` (exclusive) will be wanted, too: a slice of them comes with
   * the same request, and the slice after it is asked for meanwhile.
   */
  readonly read: (at: number, through: number, signal: AbortSignal) => Promise<Uint8Array>
  /** Has the bytes of packets [start, end) fetched. */
  readonly warm: (start: number, end: number, signal: AbortSignal) => Promise<void>
}

/** Reads packets of `map` in slices of about `sliceBytes`. `onFetching` is told when bytes are waited for, and when not. */
export function createPacketReader(parts: {
  readonly map: PacketMap
  readonly blocks: ByteBlocks
  readonly sliceBytes: number
  readonly onFetching: (isFetching: boolean) => void
}): PacketReader {
  const { map, blocks, sliceBytes } = parts
  let ahead: { readonly end: number; readonly done: Promise<unknown> } | null = null

  const placeOf = (at: number) => {
    const start = map.offsets[at] ?? 0
    return { start, end: start + (map.sizes[at] ?? 0) }
  }

  /** The end of the slice of packets that begins at packet `at`. */
  const sliceEnd = (at: number, through: number): number => {
    let bytes = 0
    let end = at
    while (end < through && (bytes < sliceBytes || end === at)) {
      bytes += map.sizes[end] ?? 0
      end += 1
    }
    return end
  }

  const fetchSlice = (at: number, end: number, signal: AbortSignal): Promise<unknown> => {
    const { start, end: last } = bytesOf(map, { start: at, end })
    return blocks.read(start, last, signal)
  }

  const lookAhead = (at: number, through: number, signal: AbortSignal) => {
    if (at >= through || (ahead !== null && ahead.end > at)) return
    const end = sliceEnd(at, through)
    const { start, end: last } = bytesOf(map, { start: at, end })
    if (blocks.has(start, last)) return
    // Whoever needs it asks again if it fails.
    const done = fetchSlice(at, end, signal).catch(() => {})
    const own = { end, done }
    ahead = own
    void done.then(() => {
      if (ahead === own) ahead = null
    })
  }

  const read: PacketReader['read'] = async (at, through, signal) => {
    const { start, end } = placeOf(at)
    if (!blocks.has(start, end)) {
      parts.onFetching(true)
      try {
        if (ahead !== null && at < ahead.end) await ahead.done
        if (!blocks.has(start, end)) await fetchSlice(at, sliceEnd(at, through), signal)
      } finally {
        parts.onFetching(false)
      }
    }
    lookAhead(sliceEnd(at, through), through, signal)
    return blocks.read(start, end, signal)
  }

  const warm: PacketReader['warm'] = async (start, end, signal) => {
    for (let at = start; at < end; ) {
      const stop = sliceEnd(at, end)
      await fetchSlice(at, stop, signal)
      at = stop
    }
  }
  return { read, warm }
}
