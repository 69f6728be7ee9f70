import { ok } from '@/lib/result/result'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { listPeopleToPick } from '@/lib/server/people/list-people'

/** Whom something can be given to, by name. */
export const GET = handle({ permission: 'dashboard:read' }, async () =>
  ok({ json: { people: await listPeopleToPick() } }),
)
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')
