import { listDocuments } from '@/lib/server/documents/read-documents'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { videoParams } from '@/lib/server/videos/video-params'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'document:review', params: videoParams }, async ({ params, principal }) => {
  const list = await listDocuments(params.videoId, principal)
  return list.ok ? { ok: true, value: { json: list.value } } : list
})
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')
