import 'server-only'
import { isPermitted, type Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { processWide } from '@/lib/server/process-wide'
import { findFootage } from '@/lib/server/videos/find-variant'
import type { RenditionKind } from '@/lib/videos/schema'
import { revokeGrants } from './grants'
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
const MEMORY_MS = 2000
const MEMORY_ENTRIES = 512

type Remembered = { readonly record: RenditionRecord; readonly until: number }
const memory = processWide<Map<string, Remembered>>('renditions')

/**
 * Has the next request look again, after records were changed or removed, and be admitted anew; otherwise it may take
 * seconds to be seen. Streams that run go on ({@link revokeAccess} ends them).
 */
export function forgetRenditions(): void {
  // A look-up under way writes into the map it began with, which nobody reads any more.
  memory.value = undefined
  revokeGrants(() => true)
}

/**
 * The record of the file that `query` names, and that `principal` may have it, at most two seconds old.
 *
 * Errors say which step failed: those of {@link findFootage}, `rendition-missing`; they are never remembered.
 * Raw footage never stands in for processed footage, nor the other way round.
 */
export async function findRendition(
  videoId: string,
  query: Pick<MediaQuery, 'type' | 'rendition'>,
  principal: Principal,
): Promise<Result<RenditionRecord, ApiError>> {
  memory.value ??= new Map()
  const remembered = memory.value
  const key = `${query.type}/${query.rendition}/${videoId} ${rightsOf(principal)}`
  const known = remembered.get(key)
  if (known !== undefined && performance.now() < known.until) return ok(known.record)
  const footage = await findFootage(videoId, query.type, principal)
  if (!footage.ok) return footage
  const record = await lookUp(footage.value.id, query)
  if (record === undefined) return err(renditionMissing(query))
  if (remembered.size >= MEMORY_ENTRIES) remembered.clear()
  remembered.set(key, { record, until: performance.now() + MEMORY_MS })
  return ok(record)
}

/** What of `principal` decides whether they may have a file. Two tokens of one person may differ. */
const rightsOf = (principal: Principal): string =>
  `${principal.userId} ${isPermitted(principal, 'media:raw')} ${isPermitted(principal, 'video:list-all')}`

async function lookUp(
  variantId: string,
  { rendition }: Pick<MediaQuery, 'rendition'>,
): Promise<RenditionRecord | undefined> {
  const kinds = KINDS[rendition]
  const found = await db().rendition.findMany({
    where: { kind: { in: [...kinds] }, variantId },
    select: { kind: true, storageKey: true, fileName: true, container: true },
  })
  return kinds.map((kind) => found.find((record) => record.kind === kind)).find((record) => record !== undefined)
}

const renditionMissing = ({ type, rendition }: Pick<MediaQuery, 'type' | 'rendition'>): ApiError =>
  apiError('rendition-missing', `The ${type} footage of this video has no ${rendition} file.`)
