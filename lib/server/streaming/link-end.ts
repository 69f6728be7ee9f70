import 'server-only'
import { parseMediaLink } from '@/lib/auth/media-link'
import type { MediaQuery } from './media-query'

/** When the link by which `query` was admitted runs out, by performance.now(); undefined without one. */
export function linkEnd({ link }: Pick<MediaQuery, 'link'>): number | undefined {
  if (link === undefined) return undefined
  const parsed = parseMediaLink(link)
  return parsed.ok ? performance.now() + (parsed.value.expiresAt * 1000 - Date.now()) : undefined
}
