import { z } from 'zod'
import { isPermitted } from '@/lib/auth/principal'
import { ok } from '@/lib/result/result'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { revokeToken, tokenAudited } from '@/lib/server/people/tokens'

export const DELETE = handle(
  { permission: 'token:own', params: z.object({ tokenId: z.string().max(64) }), audit: 'token.revoked' },
  async ({ params, principal }) => {
    const ownerId = isPermitted(principal, 'user:manage') ? null : principal.userId
    const revoked = await revokeToken(params.tokenId, ownerId)
    if (!revoked.ok) return revoked
    return ok({ json: {}, audited: tokenAudited(revoked.value) })
  },
)
export const { OPTIONS, GET, POST, PUT, PATCH } = otherMethods('DELETE')
