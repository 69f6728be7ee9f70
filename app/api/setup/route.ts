import { setupRequest } from '@/lib/auth/schema'
import { ok } from '@/lib/result/result'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { setUp } from '@/lib/server/people/set-up'

export const POST = handle(
  { permission: 'service:probe', body: setupRequest, audit: 'nothing' },
  async ({ request, body }) => {
    const done = await setUp(request, body)
    if (!done.ok) return done
    const { userId, headers } = done.value
    return ok({ json: { userId }, status: 201, headers })
  },
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')
