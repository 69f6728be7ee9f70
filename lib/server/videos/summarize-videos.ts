import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { db } from '@/lib/server/db/client'
import { countLabels } from '@/lib/server/labels/label-sets'
import type { VideoSummary } from '@/lib/videos/schema'
import { VIDEO_SELECTION, type VideoRecord } from './video-record'
import { summarizeVideo } from './video-summary'
import { visibleTo } from './visible-to'

/** Summaries of the videos with these ids, by id. Videos that are gone, without footage, or not for `principal` are left out. */
export async function summarizeVideos(
  ids: readonly string[],
  principal: Principal,
): Promise<ReadonlyMap<string, VideoSummary>> {
  const videos = await db().video.findMany({
    where: { id: { in: [...ids] }, ...visibleTo(principal) },
    select: VIDEO_SELECTION,
  })
  const [labelCount, segmentCounts] = await Promise.all([countLabels(), countSegments(videos)])
  const summaries = await Promise.all(
    videos.map((video) => summarizeVideo(video, { principal, labelCount, segmentCounts })),
  )
  return new Map(summaries.flatMap((summary) => (summary === null ? [] : [[summary.id, summary]])))
}

async function countSegments(videos: readonly VideoRecord[]): Promise<ReadonlyMap<string, number>> {
  const documentIds = videos.flatMap(({ documents }) => documents.map(({ id }) => id))
  if (documentIds.length === 0) return new Map()
  const counts = await db().segment.groupBy({
    by: ['documentId'],
    where: { deletedAt: null, documentId: { in: documentIds } },
    _count: true,
  })
  return new Map(counts.map(({ documentId, _count }) => [documentId, _count]))
}
