import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { decodeFrameIndex } from '@/lib/frames/frame-index-codec'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { titleFromFileName } from '@/lib/ingest/title'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { titleByProcessed } from '@/lib/server/ingest/automatic-title'
import { findPlace } from '@/lib/server/ingest/find-place'
import { tellOfVideos } from '@/lib/server/live/live-events'
import { log } from '@/lib/server/log'
import { revokeAccess } from '@/lib/server/streaming/revoke-access'
import { requireVideo } from './visible-to'

const refuse = (message: string): Result<never, ApiError> => err(apiError('version-conflict', message))

/**
 * Makes the only footage of the video `otherId` the other variant of `videoId`, if the twin guard finds that both show the
 * same recording; `otherId` is out of the library then. One that somebody has labeled is left alone: its segments belong
 * to it. Errors: `video-not-found`, `version-conflict` with the reason.
 */
export async function pairVideos(
  videoId: string,
  otherId: string,
  principal: Principal,
): Promise<Result<true, ApiError>> {
  if (videoId === otherId) return refuse('A video cannot be paired with itself.')
  for (const id of [videoId, otherId]) {
    const visible = await requireVideo(id, principal)
    if (!visible.ok) return visible
  }
  const variants = await db().variant.findMany({
    where: { videoId: otherId },
    include: { frameIndex: true, renditions: { where: { kind: 'original' } } },
  })
  const [moving] = variants
  const original = moving?.renditions[0]
  if (moving === undefined || variants.length > 1 || original === undefined || moving.frameIndex === null)
    return refuse('The other video has to have raw or processed footage, and only one of them.')
  const segments = await db().segment.count({ where: { deletedAt: null, document: { videoId: otherId } } })
  if (segments > 0)
    return refuse(
      `The other video has ${segments} segments, which would be lost from view. Pair it the other way round.`,
    )
  const index = decodeFrameIndex(moving.frameIndex.bytes)
  if (!index.ok)
    return refuse(`The frame index of the other video cannot be used: ${index.error}. Run “framemark reindex”.`)
  const wanted = { variant: moving.kind, fileName: original.fileName, videoId }
  const place = await findPlace(wanted, { sha256: original.sha256, index: index.value })
  if (!place.ok) return refuse(place.error)
  const title = titleFromFileName(original.fileName)
  const renaming = moving.kind === 'processed' ? await titleByProcessed(videoId, title) : []
  await db().$transaction([
    ...renaming,
    db().variant.update({ where: { id: moving.id }, data: { videoId } }),
    db().video.update({ where: { id: otherId }, data: { deletedAt: new Date() } }),
  ])
  revokeAccess((owner) => owner.videoId === videoId || owner.videoId === otherId)
  log().info({ videoId, otherId, variant: moving.kind }, 'two videos were paired')
  tellOfVideos(videoId, otherId)
  return ok(true)
}
