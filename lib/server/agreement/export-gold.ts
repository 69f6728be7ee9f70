import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import type { ExportQuery } from '@/lib/export/export-request'
import type { ApiError } from '@/lib/http/api-error'
import { err, type Result } from '@/lib/result/result'
import { answerExport } from '@/lib/server/export/answer-export'
import type { RouteReply } from '@/lib/server/http/handle'
import { GOLD_USER_ID } from '@/lib/server/session/gold-user'
import { VIDEO_NOT_FOUND } from '@/lib/server/videos/video-exists'
import { isVisibleVideo } from './read-gold'

/** The gold document of a video as a file, as every other document is exported. */
export async function exportGold(
  videoId: string,
  query: ExportQuery,
  principal: Principal,
): Promise<Result<RouteReply, ApiError>> {
  if (!(await isVisibleVideo(videoId, principal))) return err(VIDEO_NOT_FOUND)
  return await answerExport(videoId, query, GOLD_USER_ID)
}
