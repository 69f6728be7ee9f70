import { z } from 'zod'
import { ok } from '@/lib/result/result'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { resetPassword } from '@/lib/server/people/change-person'

const params = z.object({ userId: z.string().min(1) })

export const POST = handle(
  { permission: 'user:manage', params, audit: 'user.password-reset' },
  async ({ params, principal }) => {
    const reset = await resetPassword(params.userId, principal)
    if (!reset.ok) return reset
    return ok({ json: reset.value, audited: { details: { username: reset.value.user.username } } })
  },
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')
