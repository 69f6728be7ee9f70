import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import type { ApiError } from '@/lib/http/api-error'
import { ok, type Result } from '@/lib/result/result'
import type { VideoList, VideoListQuery, VideoSummary } from '@/lib/videos/schema'
import { createExamination } from './examine-videos'
import { summarizeVideos } from './summarize-videos'
import { formatCursor, listPositions, type Position, parseCursor } from './video-order'

/** How many videos are looked at together where only some of them will be listed. */
const CHUNK = 250

/** How many positions are asked for at once then: an order that has to be computed is not computed for each chunk. */
const STRETCH = 5000

/** A page ends where looking for videos takes longer than this, with what it has; the next one goes on. */
const MOST_MS = 1500

/**
 * One page of the library, with the readiness of every video as it is now. Errors: `malformed-request` for a cursor of
 * another list.
 *
 * Readiness is not stored, so a filter on it looks at one video after the other until the page is full.
 */
export async function listVideos(query: VideoListQuery, principal: Principal): Promise<Result<VideoList, ApiError>> {
  const start = query.cursor === undefined ? ok(null) : parseCursor(query.cursor, query.sort)
  if (!start.ok) return start
  const { positions, next } =
    query.readiness === undefined
      ? await nextPositions(query, principal, start.value)
      : await nextExamined(query, principal, start.value, query.readiness === 'ready')
  const ids = positions.map(({ id }) => id)
  const summaries = await summarizeVideos(ids, principal)
  const videos = ids.flatMap((id) => summaries.get(id) ?? []).filter((video) => isWanted(video, query.readiness))
  return ok({ videos, nextCursor: next === null ? null : formatCursor(next) })
}

const isWanted = ({ readiness }: VideoSummary, wanted: VideoListQuery['readiness']): boolean =>
  wanted === undefined || readiness.ready === (wanted === 'ready')

/** What a page holds, and behind which position the next one starts; null if there is none. */
type Page = { readonly positions: readonly Position[]; readonly next: Position | null }

async function nextPositions(query: VideoListQuery, principal: Principal, start: Position | null): Promise<Page> {
  const found = await listPositions(query, principal, start, query.limit + 1)
  return pageOf(found, query.limit)
}

/** The first `limit` of `found`; there is another page if more were found. */
function pageOf(found: readonly Position[], limit: number): Page {
  const positions = found.slice(0, limit)
  return { positions, next: found.length > limit ? (positions.at(-1) ?? null) : null }
}

async function nextExamined(
  query: VideoListQuery,
  principal: Principal,
  start: Position | null,
  wanted: boolean,
): Promise<Page> {
  const examine = await createExamination(principal)
  const endsAt = performance.now() + MOST_MS
  const found: Position[] = []
  for await (const chunk of chunksFrom(query, principal, start)) {
    const answers = await examine(chunk.map(({ id }) => id))
    found.push(...chunk.filter(({ id }) => answers.get(id) === wanted))
    if (found.length > query.limit) break
    const last = chunk.at(-1)
    if (performance.now() > endsAt && last !== undefined) return { positions: found, next: last }
  }
  return pageOf(found, query.limit)
}

/** The positions behind `start`, a chunk at a time; the first stretch is one chunk, which is often enough. */
async function* chunksFrom(
  query: VideoListQuery,
  principal: Principal,
  start: Position | null,
): AsyncGenerator<readonly Position[]> {
  let after = start
  for (let size = CHUNK; ; size = STRETCH) {
    const stretch = await listPositions(query, principal, after, size)
    for (let at = 0; at < stretch.length; at += CHUNK) yield stretch.slice(at, at + CHUNK)
    after = stretch.at(-1) ?? null
    if (stretch.length < size) return
  }
}
