import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import type { ApiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import type { Audited } from '@/lib/server/audit/record-audit'
import { db } from '@/lib/server/db/client'
import { tellOfVideos } from '@/lib/server/live/live-events'
import { log } from '@/lib/server/log'
import { revokeAccess } from '@/lib/server/streaming/revoke-access'
import type { VideoChanges, VideoDetails } from '@/lib/videos/schema'
import { summarizeVideos } from './summarize-videos'
import { VIDEO_NOT_FOUND } from './video-exists'
import { vouch } from './vouch'

/** One video. Error: `video-not-found`, also for one that was removed. */
export async function readVideo(videoId: string, principal: Principal): Promise<Result<VideoDetails, ApiError>> {
  const summary = (await summarizeVideos([videoId], principal)).get(videoId)
  const video = await db().video.findUnique({ where: { id: videoId }, select: { note: true } })
  return summary === undefined || video === null ? err(VIDEO_NOT_FOUND) : ok({ ...summary, note: video.note })
}

/**
 * Changes title or note, or records that anonymization is complete (or not), and gives back the video. Errors:
 * `video-not-found`, `variant-missing` where there is no processed footage.
 */
export async function changeVideo(
  videoId: string,
  { title, note, anonymized }: VideoChanges,
  principal: Principal,
): Promise<Result<VideoDetails, ApiError>> {
  if (anonymized !== undefined) {
    const vouched = await vouch(videoId, anonymized, principal)
    if (!vouched.ok) return vouched
  }
  const data = { ...(title === undefined ? {} : { title }), ...(note === undefined ? {} : { note }) }
  // Also where nothing else is changed: whoever lists what changed last is to see it.
  const { count } = await db().video.updateMany({
    where: { id: videoId, deletedAt: null },
    data: { ...data, updatedAt: new Date() },
  })
  if (count === 0) return err(VIDEO_NOT_FOUND)
  tellOfVideos(videoId)
  return await readVideo(videoId, principal)
}

/** What the audit is told of a change: which fields, and as a vouching where it is one. What is in them it is not. */
export const auditedChange = ({ anonymized, ...fields }: VideoChanges): Partial<Audited> =>
  anonymized === undefined
    ? { details: { fields: Object.keys(fields) } }
    : { action: 'video.vouched', details: { isComplete: anonymized, fields: Object.keys(fields) } }

/**
 * Takes a video out of the library. Its records, segments and files stay: only an explicit command of the operator
 * deletes footage. Error: `video-not-found`, also the second time.
 */
export async function removeVideo(videoId: string, principal: Principal): Promise<Result<true, ApiError>> {
  const { count } = await db().video.updateMany({
    where: { id: videoId, deletedAt: null },
    data: { deletedAt: new Date() },
  })
  if (count === 0) return err(VIDEO_NOT_FOUND)
  revokeAccess((owner) => owner.videoId === videoId)
  tellOfVideos(videoId)
  log().info({ videoId, userId: principal.userId }, 'a video was removed from the library; its records and files stay')
  return ok(true)
}
