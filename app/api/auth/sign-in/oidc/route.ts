import { z } from 'zod'
import { ok } from '@/lib/result/result'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { startOidc } from '@/lib/server/session/sign-in-oidc'

const body = z.object({ next: z.string().max(2000).default('/') })

export const POST = handle(
  { permission: 'service:probe', body, audit: 'nothing' },
  async ({ request, body: { next } }) => {
    const started = await startOidc(request, next)
    if (!started.ok) return started
    const { url, headers } = started.value
    return ok({ json: { url }, headers })
  },
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')
