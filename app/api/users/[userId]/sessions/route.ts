import { z } from 'zod'
import { ok } from '@/lib/result/result'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { endSessionsOf } from '@/lib/server/people/change-person'

const params = z.object({ userId: z.string().min(1) })

export const DELETE = handle({ permission: 'user:manage', params, audit: 'session.revoked' }, async ({ params }) => {
  const done = await endSessionsOf(params.userId)
  return done.ok ? ok({ json: done.value, audited: { details: done.value } }) : done
})
export const { OPTIONS, GET, POST, PUT, PATCH } = otherMethods('DELETE')
