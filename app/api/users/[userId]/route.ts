import { z } from 'zod'
import { personChanges } from '@/lib/auth/people-schema'
import { ok } from '@/lib/result/result'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { changeAudited } from '@/lib/server/people/change-audited'
import { changePerson } from '@/lib/server/people/change-person'

const params = z.object({ userId: z.string().min(1) })

export const PATCH = handle(
  { permission: 'user:manage', params, body: personChanges, audit: 'user.changed' },
  async ({ params, body, principal }) => {
    const changed = await changePerson(params.userId, body, principal)
    if (!changed.ok) return changed
    return ok({ json: { user: changed.value }, audited: changeAudited(changed.value, body) })
  },
)
export const { OPTIONS, GET, POST, PUT, DELETE } = otherMethods('PATCH')
