import { ok } from '@/lib/result/result'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { signOutEverywhere } from '@/lib/server/session/own-sessions'

export const POST = handle({ permission: 'account:own', audit: 'session.revoked' }, async ({ principal, request }) => {
  const { ended, headers } = await signOutEverywhere(principal, request)
  return ok({ json: { ended }, headers, audited: { details: { ended } } })
})
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')
