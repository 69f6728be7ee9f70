import 'server-only'
import type { Principal } from '@/lib/auth/permissions'
import type { ApiError } from '@/lib/http/api-error'
import { ok, type Result } from '@/lib/result/result'
import type { VideoList, VideoListQuery, VideoSummary } from '@/lib/videos/schema'
import { summarizeVideos } from './summarize-videos'
import { formatCursor, listPositions, type Position, parseCursor } from './video-order'

/** How many videos are looked at together where only some of them will be listed. */
const CHUNK = 250

type Found = { readonly at: Position; readonly video: VideoSummary }

/**
 * One page of the library, with the readiness of every video as it is now. Errors: `malformed-request` for a cursor of
 * another list.
 *
 * Readiness is not stored, so a filter on it looks at one video after the other until the page is full.
 */
export async function listVideos(query: VideoListQuery, principal: Principal): Promise<Result<VideoList, ApiError>> {
  const start = query.cursor === undefined ? ok(null) : parseCursor(query.cursor, query.sort)
  if (!start.ok) return start
  const found = await findVideos(query, start.value, principal, query.limit + 1)
  const page = found.slice(0, query.limit)
  const last = page.at(-1)
  const nextCursor = found.length > page.length && last !== undefined ? formatCursor(last.at) : null
  return ok({ videos: page.map(({ video }) => video), nextCursor })
}

async function findVideos(
  query: VideoListQuery,
  start: Position | null,
  principal: Principal,
  wanted: number,
): Promise<Found[]> {
  const size = query.readiness === undefined ? wanted : CHUNK
  const found: Found[] = []
  let after = start
  for (;;) {
    const positions = await listPositions(query, after, size)
    const videos = await summarizeVideos(
      positions.map(({ id }) => id),
      principal,
    )
    for (const at of positions) {
      const video = videos.get(at.id)
      if (video !== undefined && isWanted(video, query.readiness)) found.push({ at, video })
    }
    after = positions.at(-1) ?? null
    if (found.length >= wanted || positions.length < size) return found
  }
}

const isWanted = ({ readiness }: VideoSummary, wanted: VideoListQuery['readiness']): boolean =>
  wanted === undefined || readiness.ready === (wanted === 'ready')
