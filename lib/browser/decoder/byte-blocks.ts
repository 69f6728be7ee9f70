/** Bytes of a file, kept in blocks, the least recently used going first. */
export type ByteBlocks = {
  /** The bytes [start, end). What is missing is fetched, neighbouring blocks in one request. */
  readonly read: (start: number, end: number, signal: AbortSignal) => Promise<Uint8Array>
  readonly has: (start: number, end: number) => boolean
}

/**
 * Blocks of `blockBytes` of a file of `sizeBytes`, read by `fetch`; at most `limitBytes` are kept. Small blocks cost
 * requests, large ones bytes that nobody looks at.
 */
export function createByteBlocks(parts: {
  readonly sizeBytes: number
  readonly blockBytes: number
  readonly limitBytes: number
  readonly fetch: (start: number, end: number, signal: AbortSignal) => Promise<Uint8Array>
}): ByteBlocks {
  const { sizeBytes, blockBytes, limitBytes } = parts
  // A map keeps the order of insertion: the first is the one not used for longest.
  const blocks = new Map<number, Uint8Array>()

  const touch = (at: number): Uint8Array | undefined => {
    const block = blocks.get(at)
    if (block === undefined) return undefined
    blocks.delete(at)
    blocks.set(at, block)
    return block
  }

  /** Blocks that are on their way; nobody asks for them a second time. */
  const coming = new Map<number, Promise<unknown>>()

  const load = (first: number, last: number, signal: AbortSignal): Promise<Map<number, Uint8Array>> => {
    const loading = fetchBlocks(first, last, signal)
    const settled = loading.catch(() => {})
    for (let at = first; at <= last; at += 1) coming.set(at, settled)
    void settled.then(() => {
      for (let at = first; at <= last; at += 1) coming.delete(at)
    })
    return loading
  }

  const fetchBlocks = async (first: number, last: number, signal: AbortSignal): Promise<Map<number, Uint8Array>> => {
    const start = first * blockBytes
    const bytes = await parts.fetch(start, Math.min((last + 1) * blockBytes, sizeBytes), signal)
    const loaded = new Map<number, Uint8Array>()
    for (let at = first; at <= last; at += 1) {
      // A copy of its own, so that a block that goes frees its memory.
      const block = bytes.slice((at - first) * blockBytes, (at - first + 1) * blockBytes)
      loaded.set(at, block)
      blocks.set(at, block)
    }
    trim()
    return loaded
  }

  const trim = () => {
    for (const at of blocks.keys()) {
      if (blocks.size * blockBytes <= limitBytes) return
      blocks.delete(at)
    }
  }

  /** Waits while somebody else is fetching block `at`. */
  const arrival = async (at: number, signal: AbortSignal) => {
    while (coming.has(at) && !signal.aborted) await Promise.race([coming.get(at), aborted(signal)])
    signal.throwIfAborted()
  }

  const read: ByteBlocks['read'] = async (start, end, signal) => {
    const [first, last] = [Math.floor(start / blockBytes), Math.floor((end - 1) / blockBytes)]
    const taken = new Map<number, Uint8Array>()
    for (let at = first; at <= last; at += 1) {
      await arrival(at, signal)
      const known = touch(at)
      if (known !== undefined) taken.set(at, known)
      else {
        let through = at
        while (through < last && !blocks.has(through + 1) && !coming.has(through + 1)) through += 1
        for (const [place, block] of await load(at, through, signal)) taken.set(place, block)
        at = through
      }
    }
    return join(taken, start, end, blockBytes)
  }

  const has: ByteBlocks['has'] = (start, end) => {
    for (let at = Math.floor(start / blockBytes); at * blockBytes < end; at += 1) if (!blocks.has(at)) return false
    return true
  }
  return { read, has }
}

/** Resolves when `signal` aborts. */
function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}

function join(blocks: ReadonlyMap<number, Uint8Array>, start: number, end: number, blockBytes: number): Uint8Array {
  const bytes = new Uint8Array(end - start)
  for (const [at, block] of blocks) {
    const from = Math.max(start - at * blockBytes, 0)
    const part = block.subarray(from, Math.min(end - at * blockBytes, block.length))
    bytes.set(part, at * blockBytes + from - start)
  }
  return bytes
}
