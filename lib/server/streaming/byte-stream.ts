import 'server-only'
import type { FileHandle } from 'node:fs/promises'
import { type ByteRange, rangeLength } from '@/lib/http/range-outcome'
import type { StreamEnd } from './stream-end'

/** What a stream is told besides its range. */
export type ByteStreamOptions = {
  /** Aborted when the client leaves; perhaps already. */
  readonly signal: AbortSignal
  /** Bytes read at a time; the most memory the stream holds. */
  readonly chunkBytes?: number
  /** A reader that takes nothing for so long has left. */
  readonly idleMs?: number
  /** The first bytes are about to be handed over. */
  readonly onFirstBytes?: () => void
  /** Called exactly once, after the last byte was handed over; `sent` is how many were. The handle is being closed. */
  readonly onEnd?: (end: StreamEnd, sent: number) => void
}

// Measured: below, each MiB costs up to a third more processor time; above, throughput falls again.
const CHUNK_BYTES = 256 * 1024
const IDLE_MS = 60_000

/**
 * The bytes of `range` of an open file, as a stream that owns `handle` and closes it exactly once on every path: end,
 * error, cancel, abort of `signal` before or while it is read, and a reader that makes no progress for `idleMs`.
 *
 * It reads only when it is asked to and holds one chunk at a time. Every byte comes from the file that was opened, also
 * when another is renamed over it. A file that became shorter is an error of the stream, so that the connection breaks:
 * a body shorter than its Content-Length must never look complete (RFC 9112 section 8).
 */
export function byteStream(
  handle: FileHandle,
  range: ByteRange,
  options: ByteStreamOptions,
): ReadableStream<Uint8Array> {
  const { signal, chunkBytes = CHUNK_BYTES, idleMs = IDLE_MS, onFirstBytes, onEnd } = options
  const length = rangeLength(range)
  let sent = 0
  let hasEnded = false
  let controller: ReadableStreamDefaultController<Uint8Array>

  const end = (how: StreamEnd): boolean => {
    if (hasEnded) return false
    hasEnded = true
    clearTimeout(idle)
    signal.removeEventListener('abort', leave)
    // A close that fails leaves nothing to mend, and the bytes were read.
    handle.close().catch(() => undefined)
    onEnd?.(how, sent)
    return true
  }
  const fail = (how: StreamEnd, reason: unknown): void => {
    if (end(how)) controller.error(reason)
  }
  const leave = (): void => fail('aborted', signal.reason)
  const idle = setTimeout(() => fail('stalled', new Error('the reader made no progress')), idleMs)
  idle.unref()

  async function pull(): Promise<void> {
    idle.refresh()
    const wanted = Math.min(chunkBytes, length - sent)
    const chunk = Buffer.allocUnsafeSlow(wanted)
    const { bytesRead } = await handle.read(chunk, 0, wanted, range.first + sent)
    if (hasEnded) return
    if (bytesRead === 0) return fail('truncated', new Error('the file became shorter while it was sent'))
    idle.refresh()
    if (sent === 0) onFirstBytes?.()
    sent += bytesRead
    controller.enqueue(chunk.subarray(0, bytesRead))
    if (sent === length && end('complete')) controller.close()
  }

  return new ReadableStream<Uint8Array>(
    {
      start(started) {
        controller = started
        if (signal.aborted) leave()
        else signal.addEventListener('abort', leave, { once: true })
      },
      pull: () => pull().catch((error: unknown) => fail('failed', error)),
      cancel: () => {
        end('aborted')
      },
    },
    { highWaterMark: 0 },
  )
}
