import { z } from 'zod'
import { ok } from '@/lib/result/result'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { endOwnSession } from '@/lib/server/session/own-sessions'

const params = z.object({ sessionId: z.string().min(1) })

export const DELETE = handle(
  { permission: 'account:own', params, audit: 'session.revoked' },
  async ({ principal, params }) => {
    const done = await endOwnSession(principal, params.sessionId)
    return done.ok ? ok({ json: { ended: 1 } }) : done
  },
)
export const { OPTIONS, GET, POST, PUT, PATCH } = otherMethods('DELETE')
