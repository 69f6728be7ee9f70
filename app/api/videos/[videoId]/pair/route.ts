import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { readVideo } from '@/lib/server/videos/one-video'
import { pairVideos } from '@/lib/server/videos/pair-videos'
import { videoParams } from '@/lib/server/videos/video-params'
import { pairRequest } from '@/lib/videos/schema'

/** Makes the only footage of another video the other variant of this one. */
export const POST = handle(
  { permission: 'video:manage', params: videoParams, body: pairRequest, audit: 'video.paired' },
  async ({ params, body, principal }) => {
    const paired = await pairVideos(params.videoId, body.videoId, principal)
    if (!paired.ok) return paired
    const video = await readVideo(params.videoId, principal)
    return video.ok ? { ok: true, value: { json: video.value, audited: { subjectId: body.videoId } } } : video
  },
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')
