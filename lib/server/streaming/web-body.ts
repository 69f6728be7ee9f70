import 'server-only'
import { nextChunkBytes } from './chunk-size'
import type { PreparedBody } from './prepare-answer'
import { STALL_MS } from './stalled-connections'
import type { StreamEnd } from './stream-end'
import { activeStreams } from './stream-slots'

/** What a body is told besides its bytes. */
export type WebBodyOptions = {
  /** Aborted when the client leaves; perhaps already. Null: only by a cancel of the stream is that noticed. */
  readonly signal: AbortSignal | null
  /** A reader that takes nothing for so long has left. */
  readonly idleMs?: number
  /** The first bytes are about to be handed over. */
  readonly onFirstBytes?: () => void
  /** Called exactly once; `sent` is how many bytes of the file were handed over. */
  readonly onEnd?: (end: StreamEnd, sent: number) => void
}

/**
 * A prepared body as a web stream, which gives its place back exactly once on every path: end, error, cancel, abort of
 * `signal` before or while it is read, a reader that makes no progress for `idleMs`, and a right that is taken back.
 *
 * It reads only when it is asked to, holds one chunk at a time, and no file between two chunks. It is complete when the
 * reader asks for more than there is, and thereby has done with the last chunk. Every chunk is a buffer of its own: nobody
 * can tell when a web stream's reader is done with one. A file that changed is an error of the stream, so that the
 * connection breaks: a body shorter than its Content-Length must never look complete (RFC 9112 section 8).
 */
export function webBody(body: PreparedBody<Uint8Array>, options: WebBodyOptions): ReadableStream<Uint8Array> {
  const { source, slot, isOpenEnded } = body
  const { signal, idleMs = STALL_MS, onFirstBytes, onEnd } = options
  let first: PreparedBody<Uint8Array>['first'] | null = body.first
  let previous = first.buffer.length
  let handedOverAt = 0
  let sent = 0
  let hasEnded = false
  let controller: ReadableStreamDefaultController<Uint8Array>

  const end = (how: StreamEnd): boolean => {
    if (hasEnded) return false
    hasEnded = true
    clearTimeout(idle)
    signal?.removeEventListener('abort', leave)
    slot.release()
    onEnd?.(how, sent)
    return true
  }
  const fail = (how: StreamEnd, reason: unknown): void => {
    if (end(how)) controller.error(reason)
  }
  const leave = (): void => fail('aborted', signal?.reason)
  const idle = setTimeout(() => fail('stalled', new Error('the reader made no progress')), idleMs)
  idle.unref()

  const enqueue = (buffer: Uint8Array, length: number, fileBytes: number): void => {
    if (sent === 0) onFirstBytes?.()
    sent += fileBytes
    handedOverAt = performance.now()
    controller.enqueue(buffer.length === length ? buffer : buffer.subarray(0, length))
  }

  async function pull(): Promise<void> {
    idle.refresh()
    if (first !== null) {
      const { buffer, length, fileBytes } = first
      first = null
      return enqueue(buffer, length, fileBytes)
    }
    if (source.remaining === 0) {
      if (end('complete')) controller.close()
      return
    }
    const drainMs = performance.now() - handedOverAt
    previous = nextChunkBytes({ previous, sent, drainMs, isOpenEnded, streams: activeStreams() })
    const buffer = Buffer.allocUnsafeSlow(Math.min(previous, source.remaining))
    const filled = await source.fill(buffer)
    if (hasEnded) return
    if (!filled.ok) return fail(filled.error, new Error(`the file could not be sent to its end: ${filled.error}`))
    idle.refresh()
    enqueue(buffer, filled.value.length, filled.value.fileBytes)
  }

  return new ReadableStream<Uint8Array>(
    {
      start(started) {
        controller = started
        slot.onCut(() => fail('aborted', new Error('the right to these bytes was taken back')))
        if (signal?.aborted === true) leave()
        else signal?.addEventListener('abort', leave, { once: true })
      },
      pull,
      cancel: () => {
        end('aborted')
      },
    },
    { highWaterMark: 0 },
  )
}
