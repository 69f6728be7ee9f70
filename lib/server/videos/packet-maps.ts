import 'server-only'
import type { PacketMapping } from '@/lib/ingest/media-task'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { inTurn } from '@/lib/server/ingest/in-turn'
import { log } from '@/lib/server/log'
import { tryMediaTask } from '@/lib/server/media/run-media-task'
import { processWide } from '@/lib/server/process-wide'
import { mediaPath } from '@/lib/server/storage/media-path'
import { loadFrameIndex } from './frame-indexes'
import { packetMappingOf, packetMapRecord } from './packet-map-record'

/** A rendition as recorded, whose file was found to be the recorded one. */
export type RecordedRendition = {
  readonly id: string
  readonly variantId: string
  readonly storageKey: string
  readonly sha256: string
  readonly codec: string
}

/** A file is read to its end once: the largest ones there are, from a slow disk. */
const LONGEST_MS = 15 * 60 * 1000

type Found = Result<PacketMapping, string>

/** Searches that are under way, by rendition and hash. */
const running = processWide<Map<string, Promise<Found>>>('packet-map-searches')

/** Searches take turns: each reads a whole file, beside those who are watching. */
const SEARCH = 'packet-map'

/**
 * Where the packets of a rendition lie: as recorded for exactly this file, or else found now and recorded. However many
 * ask at once, one search is made; it goes on when they leave. The error says, for people, why it failed: asking again
 * searches again. That a file cannot be addressed is no error, and recorded, too.
 */
export async function ensurePacketMap(rendition: RecordedRendition): Promise<Found> {
  const stored = await db().packetMap.findUnique({ where: { renditionId: rendition.id } })
  if (stored?.sha256 === rendition.sha256) return ok(packetMappingOf(stored))
  running.value ??= new Map()
  const searches = running.value
  const key = `${rendition.id} ${rendition.sha256}`
  const search = searches.get(key) ?? inTurn(SEARCH, () => find(rendition)).finally(() => searches.delete(key))
  searches.set(key, search)
  return await search
}

async function find(rendition: RecordedRendition): Promise<Found> {
  const { variantId, storageKey, codec } = rendition
  const indexedAt = await indexedAtOf(rendition)
  const index = await loadFrameIndex(variantId)
  if (!index.ok) return err(`Its packets cannot be found: ${index.error}.`)
  const answer = await tryMediaTask(
    { kind: 'map-packets', path: mediaPath(storageKey), index: index.value, codec },
    { timeoutMs: LONGEST_MS },
  )
  if (!answer.ok) {
    log().warn({ renditionId: rendition.id, reason: answer.error.reason }, 'the packets of a file could not be found')
    return err(answer.error.reason)
  }
  // Found by an index that is not this one any more, it is of use to nobody later.
  const isCurrent = indexedAt !== null && indexedAt === (await indexedAtOf(rendition))
  if (isCurrent) await record(rendition, answer.value)
  return answer
}

/** When the frame index was made that the rendition has now; null if the rendition is gone, or is of another file. */
async function indexedAtOf({ id, sha256 }: RecordedRendition): Promise<number | null> {
  const found = await db().rendition.findUnique({
    where: { id, sha256 },
    select: { variant: { select: { frameIndex: { select: { createdAt: true } } } } },
  })
  return found?.variant.frameIndex?.createdAt.getTime() ?? null
}

async function record({ id, sha256 }: RecordedRendition, mapping: PacketMapping): Promise<void> {
  const made = { ...packetMapRecord(mapping, sha256), createdAt: new Date() }
  await db().packetMap.upsert({ where: { renditionId: id }, create: { ...made, renditionId: id }, update: made })
}
