import 'server-only'
import { processWide } from '@/lib/server/process-wide'
import { MAX_CHUNK_BYTES, MIN_CHUNK_BYTES } from './chunk-size'

/** What is kept for later, in bytes; what comes back beyond it is left to the garbage collector. */
const KEPT_BYTES = 32 * 1024 * 1024

type Pool = { readonly free: Map<number, Buffer[]>; keptBytes: number }

const slot = processWide<Pool>('buffer-pool')

function pool(): Pool {
  slot.value ??= { free: new Map(), keptBytes: 0 }
  return slot.value
}

/**
 * A buffer of at least `bytes` bytes (at most {@link MAX_CHUNK_BYTES}) with anything in it.
 *
 * A new half-megabyte buffer for every chunk makes a process spend its time on collecting them.
 */
export function takeBuffer(bytes: number): Buffer {
  const size = Math.max(MIN_CHUNK_BYTES, 2 ** Math.ceil(Math.log2(bytes)))
  const { free } = pool()
  const buffer = free.get(size)?.pop()
  if (buffer === undefined) return Buffer.allocUnsafeSlow(Math.min(size, MAX_CHUNK_BYTES))
  pool().keptBytes -= size
  return buffer
}

/**
 * Gives a buffer back. Only for one that nobody reads any more: the system has taken its bytes, or they were never
 * handed over, or the connection that they were handed to is closed. One whose fate is unknown is simply not given back.
 */
export function giveBack(buffer: Buffer): void {
  const { free } = pool()
  if (pool().keptBytes + buffer.length > KEPT_BYTES) return
  const same = free.get(buffer.length)
  if (same === undefined) free.set(buffer.length, [buffer])
  else same.push(buffer)
  pool().keptBytes += buffer.length
}
