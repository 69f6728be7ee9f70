import { documentParams } from '@/lib/server/documents/document-params'
import { readSummary } from '@/lib/server/documents/read-documents'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'segment:read', params: documentParams }, async ({ params, principal }) => {
  const document = await readSummary(params.documentId, principal)
  return document.ok ? { ok: true, value: { json: document.value } } : document
})
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')
