import 'server-only'
import type { ServingPolicy } from '@/lib/http/serving-policy'
import { env } from '@/lib/server/env'
import type { MediaQuery } from './media-query'

/** How the footage that `query` names is sent: by the environment, and by what the query says of the purpose. */
export function policyOf({ type, profile, download }: MediaQuery): ServingPolicy {
  const { FRAMEMARK_RANGES: ranges, FRAMEMARK_MEDIA_CACHE: cache } = env()
  return {
    ranges: ranges === 'on' || (ranges === 'raw-only' && type === 'raw'),
    cache,
    disposition: download === '1' ? 'attachment' : 'inline',
    profile: profile ?? null,
  }
}
