import { readDocument } from '@/lib/server/documents/read-document'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { videoParams } from '@/lib/server/videos/video-params'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'segment:read', params: videoParams }, async ({ params, principal }) => {
  const document = await readDocument(params.videoId, principal.userId)
  return document.ok ? { ok: true, value: { json: document.value } } : document
})
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')
