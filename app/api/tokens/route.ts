import { newToken } from '@/lib/auth/token-schema'
import { ok } from '@/lib/result/result'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { createToken, listTokens, tokenAudited } from '@/lib/server/people/tokens'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'token:own' }, async ({ principal }) =>
  ok({ json: { tokens: await listTokens(principal.userId) } }),
)
export const POST = handle(
  { permission: 'token:own', body: newToken, audit: 'token.created' },
  async ({ principal, body }) => {
    const made = await createToken(principal.userId, body)
    if (!made.ok) return made
    return ok({ json: made.value, status: 201, audited: tokenAudited(made.value) })
  },
)
export const { OPTIONS, PUT, PATCH, DELETE } = otherMethods('GET', 'POST')
