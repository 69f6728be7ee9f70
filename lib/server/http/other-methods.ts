import 'server-only'
import { apiError } from '@/lib/http/api-error'
import { ok } from '@/lib/result/result'
import { optionsResponse } from './cross-origin'
import { handle } from './handle'
import { errorResponse } from './response'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Handler = ReturnType<typeof handle>

/**
 * Handlers for the methods a route does not have: 405, naming those it has (RFC 9110 section 15.5.6), which Next by
 * itself leaves out. And the handler for OPTIONS, which names them too. With GET comes HEAD, which Next answers.
 *
 *   export const { OPTIONS, PUT, PATCH, DELETE } = otherMethods('GET', 'POST')
 */
export function otherMethods(...own: readonly Method[]): Record<Method | 'OPTIONS', Handler> {
  const methods = [...own.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])), 'OPTIONS']
  const allow = methods.join(', ')
  const message = `This address does not take that method. It takes ${allow}.`
  const refuse = handle({ permission: 'service:probe' }, async () =>
    ok(errorResponse(apiError('method-not-allowed', message), { allow })),
  )
  const OPTIONS = handle({ permission: 'service:probe' }, async ({ request }) => ok(optionsResponse(request, methods)))
  return { OPTIONS, GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse }
}
