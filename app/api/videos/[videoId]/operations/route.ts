import { logQuery } from '@/lib/segments/log-schema'
import { operationBatch } from '@/lib/segments/schema'
import { findDocument } from '@/lib/server/documents/find-document'
import { readLog } from '@/lib/server/history/read-log'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { applyOperations } from '@/lib/server/segments/apply-operations'
import { videoParams } from '@/lib/server/videos/video-params'
import { documentChoice } from '@/lib/work/review-schema'

export const dynamic = 'force-dynamic'

export const GET = handle(
  { permission: 'segment:read', params: videoParams, query: logQuery.extend(documentChoice.shape) },
  async ({ params, query, principal }) => {
    const found = await findDocument(params.videoId, principal, query.document)
    if (!found.ok) return found
    const log = await readLog(params.videoId, found.value.annotatorId, query)
    return log.ok ? { ok: true, value: { json: log.value } } : log
  },
)

export const POST = handle(
  { permission: 'segment:write', params: videoParams, body: operationBatch, audit: { once: 'segments.changed' } },
  async ({ params, body, principal }) => {
    const applied = await applyOperations(params.videoId, body.operations, principal.userId)
    if (!applied.ok) return applied
    const isChange = applied.value.results.some(({ status }) => status === 'applied')
    return { ok: true, value: { json: applied.value, ...(!isChange && { audited: null }) } }
  },
)
export const { OPTIONS, PUT, PATCH, DELETE } = otherMethods('GET', 'POST')
