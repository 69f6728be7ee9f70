import { ok } from '@/lib/result/result'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { listOwnSessions } from '@/lib/server/session/own-sessions'

export const GET = handle({ permission: 'account:own' }, async ({ principal }) =>
  ok({ json: { sessions: await listOwnSessions(principal) } }),
)
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')
