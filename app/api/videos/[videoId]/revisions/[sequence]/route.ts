import { z } from 'zod'
import { readRevision } from '@/lib/server/history/read-revision'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { videoParams } from '@/lib/server/videos/video-params'

export const dynamic = 'force-dynamic'

const params = videoParams.extend({ sequence: z.coerce.number().int().min(0).max(2_147_483_647) })

export const GET = handle({ permission: 'segment:read', params }, async ({ params, principal }) => {
  const revision = await readRevision(params.videoId, principal.userId, params.sequence)
  return revision.ok ? { ok: true, value: { json: revision.value } } : revision
})
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')
