import { queryOptions } from '@tanstack/react-query'
import { tokenList } from '@/lib/auth/token-schema'
import { requestJson } from '@/lib/browser/api/request'

/** The tokens of whoever is signed in. */
export const tokensQuery = () =>
  queryOptions({
    queryKey: ['tokens'],
    queryFn: ({ signal }) => requestJson('/api/tokens', tokenList, { signal, cache: 'no-store' }),
  })
