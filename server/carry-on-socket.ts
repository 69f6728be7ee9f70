import 'server-only'
import type { ServerResponse } from 'node:http'
import { type HeaderSet, NO_HEADERS } from '@/lib/http/content-headers'
import { giveBack, takeBuffer } from '@/lib/server/streaming/buffer-pool'
import { nextChunkBytes } from '@/lib/server/streaming/chunk-size'
import type { PreparedAnswer, PreparedBody } from '@/lib/server/streaming/prepare-answer'
import type { RequestObserver } from '@/lib/server/streaming/recorder'
import { STALL_MS } from '@/lib/server/streaming/stalled-connections'
import type { StreamEnd } from '@/lib/server/streaming/stream-end'
import { activeStreams } from '@/lib/server/streaming/stream-slots'
import { sendError } from './send-error'

/**
 * Sends a prepared answer on Node's own response, `extra` headers with it, and returns at once; `observer` is told how it
 * ends.
 */
export function carryOnSocket(
  { plan, sizeBytes, body }: PreparedAnswer<Buffer>,
  response: ServerResponse,
  observer: RequestObserver,
  extra: HeaderSet,
): void {
  const { status, body: planned } = plan
  observer.answered(status, planned.kind === 'bytes' ? { ranges: planned.ranges, sizeBytes } : null)
  const headers = extra === NO_HEADERS ? plan.headers : { ...plan.headers, ...extra }
  if (planned.kind === 'error') {
    sendError(response, planned.error, headers)
    return
  }
  if (body === null) response.writeHead(status, headers).end()
  else new SocketBody(body, response, observer).start(status, headers)
}

/**
 * The body of an answer on its way to a socket. One chunk is under way at a time, in a buffer that goes back to the pool
 * only when the system has taken all of it, or can take no more of it as the connection is closed. A file that changed
 * breaks the connection: a body shorter than its Content-Length must never look complete (RFC 9112 section 8).
 *
 * A class and callbacks, as every range has one: a promise costs several times what they do, as the framework follows
 * each through its life.
 */
class SocketBody {
  private readonly body: PreparedBody<Buffer>
  private readonly response: ServerResponse
  private readonly observer: RequestObserver
  private chunk: PreparedBody<Buffer>['first']
  /** The buffer of the chunk is not back in the pool: the system may still read it. */
  private holdsBuffer = true
  private sent = 0
  private writtenAt = performance.now()
  private hasEnded = false

  constructor(body: PreparedBody<Buffer>, response: ServerResponse, observer: RequestObserver) {
    this.body = body
    this.response = response
    this.observer = observer
    this.chunk = body.first
  }

  start(status: number, headers: HeaderSet): void {
    const { response } = this
    // Of an answer that waits for another on the same connection only the request is told that the connection is gone.
    if (response.destroyed || response.req.destroyed) {
      this.closed()
      return
    }
    response.req.once('close', () => this.closed())
    this.body.slot.onCut(() => {
      response.destroy()
      this.left()
    })
    if (this.hasEnded) return
    response.writeHead(status, headers)
    this.observer.firstBytes()
    this.write()
  }

  /** Sends the chunk at hand, and when it was taken the next one. */
  private write(): void {
    const { response } = this
    const { buffer, length } = this.chunk
    this.writtenAt = performance.now()
    this.holdsBuffer = true
    response.write(length === buffer.length ? buffer : buffer.subarray(0, length), (error) => {
      // A connection that is destroyed meanwhile calls back without an error.
      if ((error === null || error === undefined) && !response.req.socket.destroyed) this.taken()
    })
    if (this.body.source.remaining === 0) response.end()
  }

  /** The system has taken all of the chunk. */
  private taken(): void {
    if (this.hasEnded) return
    this.settle()
    this.sent += this.chunk.fileBytes
    if (this.body.source.remaining === 0) this.end('complete')
    else this.next().catch(() => this.end('failed'))
  }

  private async next(): Promise<void> {
    const { source, isOpenEnded } = this.body
    const { sent } = this
    const drainMs = performance.now() - this.writtenAt
    const previous = this.chunk.buffer.length
    const bytes = nextChunkBytes({ previous, sent, drainMs, isOpenEnded, streams: activeStreams() })
    const buffer = takeBuffer(Math.min(bytes, source.remaining))
    const filled = await source.fill(buffer)
    if (filled.ok && !this.hasEnded) {
      this.chunk = { buffer, length: filled.value.length, fileBytes: filled.value.fileBytes }
      this.write()
      return
    }
    giveBack(buffer)
    if (!filled.ok) this.end(filled.error)
  }

  /** The connection is closed, and with it every write that was under way (libuv ends those first). */
  private closed(): void {
    this.left()
    this.settle()
  }

  /** Nobody reads the buffer of the chunk any more. */
  private settle(): void {
    if (this.holdsBuffer) giveBack(this.chunk.buffer)
    this.holdsBuffer = false
  }

  /** Nobody is there any more to send to. How much of the chunk under way was taken nobody knows. */
  private left(): void {
    this.end(performance.now() - this.writtenAt >= STALL_MS ? 'stalled' : 'aborted')
  }

  private end(how: StreamEnd): void {
    if (this.hasEnded) return
    this.hasEnded = true
    this.body.slot.release()
    this.observer.ended(how, this.sent)
    if (how !== 'complete') this.response.destroy()
  }
}
