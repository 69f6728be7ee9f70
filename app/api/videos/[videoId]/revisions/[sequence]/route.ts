import { z } from 'zod'
import { findDocument } from '@/lib/server/documents/find-document'
import { readRevision } from '@/lib/server/history/read-revision'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { videoParams } from '@/lib/server/videos/video-params'
import { documentChoice } from '@/lib/work/review-schema'

export const dynamic = 'force-dynamic'

const params = videoParams.extend({ sequence: z.coerce.number().int().min(0).max(2_147_483_647) })

export const GET = handle(
  { permission: 'segment:read', params, query: documentChoice },
  async ({ params, query, principal }) => {
    const found = await findDocument(params.videoId, principal, query.document)
    if (!found.ok) return found
    const revision = await readRevision(params.videoId, found.value.annotatorId, params.sequence)
    return revision.ok ? { ok: true, value: { json: revision.value } } : revision
  },
)
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')
