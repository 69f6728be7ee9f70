import 'server-only'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { processWide } from '@/lib/server/process-wide'
import { isVideoId, VIDEO_NOT_FOUND, variantMissing, videoExists } from '@/lib/server/videos/video-exists'
import type { RenditionKind } from '@/lib/videos/schema'
import type { MediaQuery } from './media-query'

/** Where the bytes of a rendition lie, and what they are called. */
export type RenditionRecord = {
  readonly kind: RenditionKind
  readonly storageKey: string
  readonly fileName: string
  readonly container: string
}

/** The rendition kinds that answer a request, best first. */
const KINDS: Readonly<Record<MediaQuery['rendition'], readonly RenditionKind[]>> = {
  playable: ['playback', 'original'],
  original: ['original'],
  playback: ['playback'],
  scrub: ['scrub'],
}

/** For how long, and of how many files, a record is remembered: long enough for the burst of ranges of one seek. */
const MEMORY_MS = 1000
const MEMORY_ENTRIES = 512

type Remembered = { readonly record: RenditionRecord; readonly until: number }
const memory = processWide<Map<string, Remembered>>('renditions')

/** Has the next request look again, after records were changed or removed; otherwise it may take a second to be seen. */
export function forgetRenditions(): void {
  memory.value = undefined
}

/**
 * The record of the file that `query` names, at most a second old.
 *
 * Errors say which step failed: `video-not-found`, `variant-missing`, `rendition-missing`; they are never remembered.
 * Raw footage never stands in for processed footage, nor the other way round.
 */
export async function findRendition(
  videoId: string,
  query: Pick<MediaQuery, 'type' | 'rendition'>,
): Promise<Result<RenditionRecord, ApiError>> {
  memory.value ??= new Map()
  const remembered = memory.value
  const key = `${query.type}/${query.rendition}/${videoId}`
  const known = remembered.get(key)
  if (known !== undefined && performance.now() < known.until) return ok(known.record)
  const record = await lookUp(videoId, query)
  if (record === undefined) return err(await explain(videoId, query))
  if (remembered.size >= MEMORY_ENTRIES) remembered.clear()
  remembered.set(key, { record, until: performance.now() + MEMORY_MS })
  return ok(record)
}

async function lookUp(
  videoId: string,
  { type, rendition }: Pick<MediaQuery, 'type' | 'rendition'>,
): Promise<RenditionRecord | undefined> {
  if (!isVideoId(videoId)) return undefined
  const kinds = KINDS[rendition]
  const found = await db().rendition.findMany({
    where: { kind: { in: [...kinds] }, variant: { kind: type, videoId, video: { deletedAt: null } } },
    select: { kind: true, storageKey: true, fileName: true, container: true },
  })
  return kinds.map((kind) => found.find((record) => record.kind === kind)).find((record) => record !== undefined)
}

async function explain(
  videoId: string,
  { type, rendition }: Pick<MediaQuery, 'type' | 'rendition'>,
): Promise<ApiError> {
  if (!(await videoExists(videoId))) return VIDEO_NOT_FOUND
  const variants = await db().variant.count({ where: { videoId, kind: type } })
  if (variants === 0) return variantMissing(type)
  return apiError('rendition-missing', `The ${type} footage of this video has no ${rendition} file.`)
}
