import 'server-only'
import { type GoldAnswer, provenance } from '@/lib/agreement/schema'
import type { Principal } from '@/lib/auth/principal'
import type { ApiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { SEGMENT_SELECTION, toSegment } from '@/lib/server/segments/segment-wire'
import { GOLD_USER_ID } from '@/lib/server/session/gold-user'
import { labeledFrameIndex } from '@/lib/server/videos/labeled-variant'
import { VIDEO_NOT_FOUND } from '@/lib/server/videos/video-exists'
import { visibleTo } from '@/lib/server/videos/visible-to'

/** The gold document of a video, each segment with what it is made of. Errors as of `labeledFrameIndex`. */
export async function readGold(videoId: string, principal: Principal): Promise<Result<GoldAnswer, ApiError>> {
  if (!(await isVisibleVideo(videoId, principal))) return err(VIDEO_NOT_FOUND)
  const index = await labeledFrameIndex(videoId)
  if (!index.ok) return index
  const record = await db().annotationDocument.findUnique({
    where: { videoId_annotatorId: { videoId, annotatorId: GOLD_USER_ID } },
    select: {
      id: true,
      state: true,
      sequence: true,
      segments: {
        where: { deletedAt: null },
        orderBy: [{ startFrame: 'asc' }, { endFrame: 'asc' }, { id: 'asc' }],
        select: { ...SEGMENT_SELECTION, provenance: true },
      },
    },
  })
  if (record === null) return ok({ id: null, state: 'none', sequence: 0, segments: [] })
  const { id, state, sequence } = record
  const segments = record.segments.map(({ provenance: made, ...segment }) => ({
    ...toSegment(segment, index.value),
    provenance: provenance.safeParse(made).data ?? null,
  }))
  return ok({ id, state, sequence, segments })
}

/** Whether the video is there for `principal`. */
export async function isVisibleVideo(videoId: string, principal: Principal): Promise<boolean> {
  const where = { AND: [{ id: videoId, deletedAt: null }, visibleTo(principal)] }
  return (await db().video.count({ where })) > 0
}
