import 'server-only'
import type { FrameIndex } from '@/lib/frames/frame-index'
import { decodeFrameIndex } from '@/lib/frames/frame-index-codec'
import { err, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { processWide } from '@/lib/server/process-wide'

type Entry = { readonly madeAt: number; readonly index: Result<FrameIndex, string> }

/** Decoded, a long video's index takes a few MB, so only those in use stay. */
const MOST = 16

const slot = processWide<Map<string, Entry>>('frame-indexes')

/**
 * The frame index of a variant. The error says what is wrong with the stored one. Decoding is remembered for the few
 * variants asked for last; a stored index made since is decoded anew.
 */
export async function loadFrameIndex(variantId: string): Promise<Result<FrameIndex, string>> {
  slot.value ??= new Map()
  const known = slot.value.get(variantId)
  const stored = await db().frameIndex.findUnique({ where: { variantId }, select: { createdAt: true } })
  if (stored === null) return err('there is no frame index')
  const madeAt = stored.createdAt.getTime()
  if (known?.madeAt === madeAt) return remember(slot.value, variantId, known)
  const { bytes } = await db().frameIndex.findUniqueOrThrow({ where: { variantId }, select: { bytes: true } })
  return remember(slot.value, variantId, { madeAt, index: decodeFrameIndex(bytes) })
}

/** A map keeps the order of insertion: the first is the one not used for longest. */
function remember(entries: Map<string, Entry>, variantId: string, entry: Entry): Entry['index'] {
  entries.delete(variantId)
  entries.set(variantId, entry)
  const oldest = entries.keys().next().value
  if (entries.size > MOST && oldest !== undefined) entries.delete(oldest)
  return entry.index
}
