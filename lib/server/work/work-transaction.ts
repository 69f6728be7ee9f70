import 'server-only'
import { Prisma } from '@/lib/server/db/generated/client'
import { tellOfVideos } from '@/lib/server/live/live-events'

/** Whoever takes the last place sees that it is the last: one transaction sees the other whole or not at all. */
export const SERIALIZABLE = { isolationLevel: Prisma.TransactionIsolationLevel.Serializable, timeout: 60_000 }

/** SQLite takes so many values in one statement at least. */
const CHUNK = 500

/** `items` in parts that one statement takes. */
export const inChunks = <T>(items: readonly T[]): readonly T[][] =>
  Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, nth) => items.slice(nth * CHUNK, (nth + 1) * CHUNK))

/** Tells open pages that these videos are for other people now. */
export function tellOfWork(videoIds: readonly string[]): void {
  for (const ids of inChunks(videoIds)) tellOfVideos(...ids)
}
