import 'server-only'
import { apiError } from '@/lib/http/api-error'
import { err } from '@/lib/result/result'
import { handle } from './handle'

/** The answer of every address below /api that is nobody's: an error like any other, not a page. */
export const noSuchAddress = handle({ permission: 'service:probe' }, async () =>
  err(apiError('not-found', 'There is nothing at this address.')),
)
