import { signInRequest } from '@/lib/auth/schema'
import { ok } from '@/lib/result/result'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { signIn } from '@/lib/server/session/sign-in'

export const POST = handle(
  { permission: 'service:probe', body: signInRequest, audit: 'nothing' },
  async ({ request, body }) => {
    const done = await signIn(request, body)
    if (!done.ok) return done
    const { userId, headers } = done.value
    return ok({ json: { userId }, headers })
  },
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')
