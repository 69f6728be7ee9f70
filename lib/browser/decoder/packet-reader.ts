import { bytesOf, type PacketMap, type PacketRun } from '@/lib/frames/packet-map'
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
  /** The slice that is being read, and the one after it, on its way or here. */
  let current = { start: 0, end: 0 }
  let ahead: (PacketRun & { readonly done: Promise<unknown> }) | null = null

  const placeOf = (at: number) => {
    const start = map.offsets[at] ?? 0
    return { start, end: start + (map.sizes[at] ?? 0) }
  }

  /** The end of the slice of packets that begins at packet `at`. */
  const sliceEnd = (at: number, through: number): number => {
    const { start } = placeOf(at)
    let end = at + 1
    // Sound and whatever else lies between is fetched with it: it counts.
    while (end < through && Math.abs(placeOf(end).end - start) <= sliceBytes) end += 1
    return end
  }

  const fetchSlice = (at: number, end: number, signal: AbortSignal): Promise<unknown> => {
    const { start, end: last } = bytesOf(map, { start: at, end })
    return blocks.read(start, last, signal)
  }

  const lookAhead = (start: number, through: number, signal: AbortSignal) => {
    if (start >= through || ahead?.start === start) return
    const end = sliceEnd(start, through)
    const { start: first, end: last } = bytesOf(map, { start, end })
    // Whoever needs it asks again if it fails.
    const done = blocks.has(first, last) ? Promise.resolve() : fetchSlice(start, end, signal).catch(() => {})
    ahead = { start, end, done }
  }

  const isIn = (run: PacketRun | null, at: number): run is PacketRun => run !== null && at >= run.start && at < run.end

  const fetchPacket = async (at: number, signal: AbortSignal, isHere: () => boolean) => {
    parts.onFetching(true)
    try {
      if (isIn(ahead, at)) await ahead?.done
      if (!isHere()) await fetchSlice(at, Math.max(current.end, at + 1), signal)
    } finally {
      parts.onFetching(false)
    }
  }

  const read: PacketReader['read'] = async (at, through, signal) => {
    const { start, end } = placeOf(at)
    const isHere = () => blocks.has(start, end)
    if (!isIn(current, at)) current = isIn(ahead, at) ? ahead : { start: at, end: sliceEnd(at, through) }
    if (!isHere()) await fetchPacket(at, signal, isHere)
    lookAhead(current.end, through, signal)
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
