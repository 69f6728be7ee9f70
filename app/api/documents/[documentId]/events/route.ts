import { documentParams } from '@/lib/server/documents/document-params'
import { readEvents } from '@/lib/server/documents/read-documents'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'segment:read', params: documentParams }, async ({ params, principal }) => {
  const events = await readEvents(params.documentId, principal)
  return events.ok ? { ok: true, value: { json: events.value } } : events
})
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')
