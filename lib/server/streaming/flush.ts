import 'server-only'
import { coverageToJson } from '@/lib/http/byte-coverage'
import { db } from '@/lib/server/db/client'
import { log } from '@/lib/server/log'
import { processWide } from '@/lib/server/process-wide'
import { HOUR_MS, type StreamingEntry, streamingMemory } from './streaming-memory'

const FLUSH_INTERVAL_MS = 5000

const timer = processWide<NodeJS.Timeout>('streaming-flush-timer')
const running = processWide<Promise<void>>('streaming-flush')

/** Has the counts of this process written every few seconds, for as long as something else keeps it alive. */
export function keepFlushing(): void {
  timer.value ??= setInterval(() => {
    if (running.value === undefined) void flushStreamingStats()
  }, FLUSH_INTERVAL_MS).unref()
}

/** Ends what {@link keepFlushing} began, and waits for a turn that is under way: after it nothing asks for the database. */
export async function stopFlushing(): Promise<void> {
  clearInterval(timer.value)
  timer.value = undefined
  await running.value
}

/**
 * Writes everything that was counted before the call to this process's own rows, and forgets past hours. Call it before
 * the database is closed.
 *
 * A row belongs to one process, so it is overwritten with the whole count and never added to: written twice is the same
 * as written once. A failure is logged and tried again at the next turn; nothing is thrown.
 */
export function flushStreamingStats(): Promise<void> {
  // A turn under way may be past an entry that was counted in since.
  const turn = (running.value ?? Promise.resolve()).then(writeDirtyEntries).finally(() => {
    if (running.value === turn) running.value = undefined
  })
  running.value = turn
  return turn
}

async function writeDirtyEntries(): Promise<void> {
  const { processId, entries } = streamingMemory()
  for (const [key, entry] of entries) {
    if (!entry.isDirty) {
      if (entry.hourMs + 2 * HOUR_MS < Date.now()) entries.delete(key)
      continue
    }
    entry.isDirty = false
    try {
      await write(processId, entry)
    } catch (error) {
      if (isOrphan(error)) entries.delete(key)
      else {
        entry.isDirty = true
        log().warn({ err: error }, 'streaming statistics could not be written; they will be tried again')
        return
      }
    }
  }
}

async function write(processId: string, { videoId, variant, rendition, hourMs, counts }: StreamingEntry) {
  const identity = { videoId, variant, rendition, processId, hour: new Date(hourMs) }
  const values = {
    ...counts,
    bytesSent: BigInt(counts.bytesSent),
    rangeBytes: BigInt(counts.rangeBytes),
    wholeBytes: BigInt(counts.wholeBytes),
    fileBytes: BigInt(counts.fileBytes),
    statuses: Object.fromEntries(counts.statuses),
    ttfbBuckets: [...counts.ttfbBuckets],
    seekPositions: [...counts.seekPositions],
    coverage: coverageToJson(counts.coverage),
  }
  await db().streamingStats.upsert({
    where: { videoId_variant_rendition_processId_hour: identity },
    create: { ...identity, ...values },
    update: values,
  })
}

/** The video is gone (Prisma P2003, foreign key), and its statistics with it. */
const isOrphan = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'P2003'
