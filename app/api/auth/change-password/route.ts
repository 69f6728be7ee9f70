import { changePasswordRequest } from '@/lib/auth/account-schema'
import { ok } from '@/lib/result/result'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { changePassword } from '@/lib/server/session/change-password'

export const POST = handle(
  { permission: 'account:own', body: changePasswordRequest, audit: 'password.changed' },
  async ({ principal, body, request }) => {
    const done = await changePassword(principal, body, request)
    return done.ok ? ok({ json: done.value, audited: { details: done.value } }) : done
  },
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')
