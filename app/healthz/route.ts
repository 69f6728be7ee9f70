import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'

export const dynamic = 'force-dynamic'

/** The process answers; nothing else is asked. */
export const GET = handle({ permission: 'service:probe' }, async () => ({
  ok: true,
  value: { json: { status: 'ok' } },
}))
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')
