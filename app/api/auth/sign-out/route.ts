import { ok } from '@/lib/result/result'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { signOut } from '@/lib/server/session/sign-out'

export const POST = handle({ permission: 'account:own', audit: 'session.signed-out' }, async ({ request }) =>
  ok({ json: {}, headers: await signOut(request) }),
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')
