import { ok } from '@/lib/result/result'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { readMe } from '@/lib/server/session/me'

export const GET = handle({ permission: 'notification:own' }, async ({ principal }) =>
  ok({ json: await readMe(principal) }),
)
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')
