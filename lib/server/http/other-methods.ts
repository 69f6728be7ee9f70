import 'server-only'
import { apiError } from '@/lib/http/api-error'
import { ok } from '@/lib/result/result'
import { handle } from './handle'
import { errorResponse } from './response'

type Own = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Handlers for the methods a route does not have; they answer 405 and name those it has (RFC 9110 section 15.5.6), which
 * Next by itself leaves out. With GET come HEAD and OPTIONS, which Next answers.
 *
 *   export const { PUT, PATCH, DELETE } = otherMethods('GET', 'POST')
 */
export function otherMethods(...own: readonly Own[]): Record<Own, ReturnType<typeof handle>> {
  const allow = [...own, ...(own.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
  const message = `This address does not take that method. It takes ${allow}.`
  const refuse = handle({ permission: 'service:probe' }, async () =>
    ok(errorResponse(apiError('method-not-allowed', message), { allow })),
  )
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse }
}
