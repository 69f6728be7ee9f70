import type { Clock } from '@/lib/player/clock'
import { appendToLog, confirmSent, EMPTY_SEEK_LOG, nextBatch, type SeekLog } from '@/lib/player/seek-log'
import type { SeekOutcome } from '@/lib/player/seek-request'
import type { SeekBatch, WatchTotals } from '@/lib/player/seek-schema'
import type { VariantKind } from '@/lib/videos/schema'
import { seekEventOf } from './seek-event-of'

/** How long seeks are gathered before they are sent together. */
const SEND_AFTER_MS = 3000

/** After a batch that did not arrive. */
const TRY_AGAIN_AFTER_MS = 15_000

/** How often totals that grew go by themselves, where no seek takes them along. */
const TELL_WATCH_EVERY_MS = 30_000

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

const NOTHING_WATCHED: WatchTotals = { playedMs: 0, stalledMs: 0, predictionsMade: 0, predictionsUsed: 0 }

/**
 * Sends the seeks of one page in batches every few seconds. What did not arrive is kept, up to the log's limit, and
 * sent again; an event sent twice is one event, by its id. Totals of `watch` go with every batch if they grew, and by
 * themselves where there is none; null while nothing is known.
 */
export function createSeekReporter(parts: {
  readonly pageId: string
  readonly variant: VariantKind
  readonly clock: Clock
  readonly transport: SeekTransport
  readonly watch: () => WatchTotals | null
}): SeekReporter {
  const { pageId, variant, clock, transport } = parts
  let log: SeekLog = EMPTY_SEEK_LOG
  let told = NOTHING_WATCHED
  let cancelTimer: (() => void) | null = null
  let isSending = false

  /** What the server has not heard yet, as much as one request takes; null if it has heard all. */
  const compose = (): SeekBatch | null => {
    const events = [...nextBatch(log, BATCH_SIZE)]
    const totals = parts.watch() ?? told
    if (!areSame(totals, told)) return { pageId, events, watch: { variant, ...totals } }
    return events.length === 0 ? null : { pageId, events }
  }
  const settle = ({ events, watch }: SeekBatch) => {
    log = confirmSent(log, events)
    told = watch ?? told
  }
  const schedule = (ms: number) => {
    if (cancelTimer === null && !isSending && log.waiting.length > 0) cancelTimer = clock.after(ms, () => void send())
  }
  const send = async () => {
    cancelTimer = null
    const batch = compose()
    if (batch === null) return
    isSending = true
    const outcome = await transport.send(batch)
    isSending = false
    if (outcome !== 'failed') settle(batch)
    schedule(outcome === 'failed' ? TRY_AGAIN_AFTER_MS : SEND_AFTER_MS)
  }
  const tellWatch = () => {
    cancelTelling = clock.after(TELL_WATCH_EVERY_MS, tellWatch)
    // Seeks that are about to go take the totals along.
    if (cancelTimer === null && !isSending) void send()
  }
  let cancelTelling = clock.after(TELL_WATCH_EVERY_MS, tellWatch)
  const stopTimer = () => {
    cancelTimer?.()
    cancelTimer = null
  }
  const leave = () => {
    stopTimer()
    let batch = compose()
    while (batch !== null && transport.sendLast(batch)) {
      settle(batch)
      // Not for totals alone: they may grow with every look.
      batch = log.waiting.length === 0 ? null : compose()
    }
    schedule(TRY_AGAIN_AFTER_MS)
  }

  return {
    record: (outcome) => {
      log = appendToLog(log, seekEventOf(outcome, variant, clock))
      schedule(SEND_AFTER_MS)
    },
    leave,
    dispose: () => {
      leave()
      stopTimer()
      cancelTelling()
    },
  }
}

const areSame = (a: WatchTotals, b: WatchTotals): boolean =>
  a.playedMs === b.playedMs &&
  a.stalledMs === b.stalledMs &&
  a.predictionsMade === b.predictionsMade &&
  a.predictionsUsed === b.predictionsUsed
