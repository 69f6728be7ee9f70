import 'server-only'
import type { z } from 'zod'
import type { Principal } from '@/lib/auth/principal'
import type { ApiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { VIDEO_NOT_FOUND } from '@/lib/server/videos/video-exists'
import { visibleTo } from '@/lib/server/videos/visible-to'
import type { videoWork } from '@/lib/work/queue-schema'

/** What the batch of a video asks of whoever labels it. Error: `video-not-found`. */
export async function readVideoWork(
  videoId: string,
  principal: Principal,
): Promise<Result<z.infer<typeof videoWork>, ApiError>> {
  const video = await db().video.findFirst({
    where: { AND: [{ id: videoId }, visibleTo(principal)] },
    select: { batch: { select: { batch: true } } },
  })
  if (video === null) return err(VIDEO_NOT_FOUND)
  if (video.batch === null) return ok({ batch: null })
  const { id, name, instructions, dueAt, closedAt } = video.batch.batch
  return ok({
    batch: { id, name, instructions, dueAt: dueAt?.toISOString() ?? null, isClosed: closedAt !== null },
  })
}
