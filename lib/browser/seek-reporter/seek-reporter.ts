import type { Clock } from '@/lib/player/clock'
import { appendToLog, confirmSent, EMPTY_SEEK_LOG, nextBatch, type SeekLog } from '@/lib/player/seek-log'
import type { SeekOutcome } from '@/lib/player/seek-request'
import type { SeekBatch, SeekEventRecord } from '@/lib/player/seek-schema'
import type { VariantKind } from '@/lib/videos/schema'

/** How long seeks are gathered before they are sent together. */
const SEND_AFTER_MS = 3000

/** After a batch that did not arrive. */
const TRY_AGAIN_AFTER_MS = 15_000

/** As many events as one request takes. */
const BATCH_SIZE = 200

/** How the log reaches the server. */
export type SeekTransport = {
  /** `refused`: the server answered and will not take this batch, now or later. */
  readonly send: (batch: SeekBatch) => Promise<'stored' | 'refused' | 'failed'>
  /** For a page that is going away; whether the browser took it over. */
  readonly sendLast: (batch: SeekBatch) => boolean
}

export type SeekReporter = {
  readonly record: (outcome: SeekOutcome) => void
  /** The page is being hidden or left: hands over everything now. */
  readonly leave: () => void
  readonly dispose: () => void
}

/**
 * Sends the seeks of one page in batches every few seconds. What did not arrive is kept, up to the log's limit, and
 * sent again; an event sent twice is one event, by its id.
 */
export function createSeekReporter(parts: {
  readonly pageId: string
  readonly variant: VariantKind
  readonly clock: Clock
  readonly transport: SeekTransport
}): SeekReporter {
  const { pageId, clock, transport } = parts
  let log: SeekLog = EMPTY_SEEK_LOG
  let cancelTimer: (() => void) | null = null
  let isSending = false

  const schedule = (ms: number) => {
    if (cancelTimer === null && !isSending && log.waiting.length > 0) cancelTimer = clock.after(ms, () => void send())
  }
  const send = async () => {
    cancelTimer = null
    isSending = true
    const events = nextBatch(log, BATCH_SIZE)
    const outcome = await transport.send({ pageId, events: [...events] })
    isSending = false
    if (outcome !== 'failed') log = confirmSent(log, events)
    schedule(outcome === 'failed' ? TRY_AGAIN_AFTER_MS : SEND_AFTER_MS)
  }
  const stopTimer = () => {
    cancelTimer?.()
    cancelTimer = null
  }
  const leave = () => {
    stopTimer()
    let events = nextBatch(log, BATCH_SIZE)
    while (events.length > 0 && transport.sendLast({ pageId, events: [...events] })) {
      log = confirmSent(log, events)
      events = nextBatch(log, BATCH_SIZE)
    }
    schedule(TRY_AGAIN_AFTER_MS)
  }

  return {
    record: (outcome) => {
      log = appendToLog(log, eventOf(outcome, parts.variant, clock))
      schedule(SEND_AFTER_MS)
    },
    leave,
    dispose: () => {
      leave()
      stopTimer()
    },
  }
}

function eventOf(
  { request, landed, latencyMs, error }: SeekOutcome,
  variant: VariantKind,
  clock: Clock,
): SeekEventRecord {
  const askedAt = clock.wallTime() - (clock.now() - request.requestedAtMs)
  return {
    id: request.id,
    variant,
    kind: request.kind,
    fromFrame: request.from,
    targetFrame: request.target,
    landedFrame: landed,
    latencyMs,
    error,
    occurredAt: new Date(askedAt).toISOString(),
  }
}
