import 'server-only'
import type { ServerResponse } from 'node:http'
import type { HeaderSet } from '@/lib/http/content-headers'
import { giveBack, takeBuffer } from '@/lib/server/streaming/buffer-pool'
import { nextChunkBytes } from '@/lib/server/streaming/chunk-size'
import type { PreparedAnswer, PreparedBody } from '@/lib/server/streaming/prepare-answer'
import type { RequestObserver } from '@/lib/server/streaming/recorder'
import { STALL_MS } from '@/lib/server/streaming/stalled-connections'
import type { StreamEnd } from '@/lib/server/streaming/stream-end'
import { activeStreams } from '@/lib/server/streaming/stream-slots'
import { sendError } from './send-error'

/**
 * Sends a prepared answer on Node's own response, `extra` headers with it; resolves when it ended, however it did.
 *
 * One chunk is under way at a time, in a buffer that goes back to the pool only when the system has taken all of it. A
 * file that changed breaks the connection: a body shorter than its Content-Length must never look complete (RFC 9112
 * section 8).
 */
export async function carryOnSocket(
  { plan, sizeBytes, body }: PreparedAnswer<Buffer>,
  response: ServerResponse,
  observer: RequestObserver,
  extra: HeaderSet,
): Promise<void> {
  observer.answered(plan.status, plan.body.kind === 'bytes' ? { ranges: plan.body.ranges, sizeBytes } : undefined)
  if (plan.body.kind === 'error') return sendError(response, plan.body.error, { ...plan.headers, ...extra })
  response.writeHead(plan.status, { ...plan.headers, ...extra })
  if (body === null) {
    response.end()
    return
  }
  const counted = { sent: 0 }
  body.slot.onCut(() => response.destroy())
  observer.firstBytes()
  let end: StreamEnd = 'failed'
  try {
    end = await sendBody(body, response, counted)
  } finally {
    body.slot.release()
    observer.ended(end, counted.sent)
    if (end !== 'complete') response.destroy()
  }
}

/** Sends chunk after chunk and says how it ended; `counted.sent` is how many bytes of the file were taken by the system. */
async function sendBody(
  { source, first, isOpenEnded }: PreparedBody<Buffer>,
  response: ServerResponse,
  counted: { sent: number },
): Promise<StreamEnd> {
  let { buffer, length, fileBytes } = first
  for (let chunkBytes = buffer.length; ; ) {
    const writtenAt = performance.now()
    const isLast = source.remaining === 0
    const isTaken = await write(response, buffer.subarray(0, length), isLast)
    const drainMs = performance.now() - writtenAt
    if (!isTaken) return drainMs >= STALL_MS ? 'stalled' : 'aborted'
    giveBack(buffer)
    counted.sent += fileBytes
    if (isLast) return 'complete'
    chunkBytes = nextChunkBytes({ previous: chunkBytes, drainMs, isOpenEnded, streams: activeStreams() })
    buffer = takeBuffer(Math.min(chunkBytes, source.remaining))
    const filled = await source.fill(buffer)
    if (!filled.ok) return filled.error
    length = filled.value.length
    fileBytes = filled.value.fileBytes
  }
}

/** Whether the system took all of `bytes`; false if the connection ended before it did, and then nobody knows how many. */
function write(response: ServerResponse, bytes: Buffer, isLast: boolean): Promise<boolean> {
  if (response.destroyed) return Promise.resolve(false)
  return new Promise((resolve) => {
    const leave = (): void => resolve(false)
    response.once('close', leave)
    response.write(bytes, (error) => {
      response.off('close', leave)
      resolve(error === null || error === undefined)
    })
    if (isLast) response.end()
  })
}
