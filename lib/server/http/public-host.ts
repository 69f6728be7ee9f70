import 'server-only'
import { env } from '@/lib/server/env'

/** The host of FRAMEMARK_PUBLIC_URL, as a Host header has it; null where there is none. */
export function publicHost(): string | null {
  const url = env().FRAMEMARK_PUBLIC_URL
  return url === undefined ? null : new URL(url).host
}

/** What a request that was addressed to another host is told. */
export const UNKNOWN_HOST = 'This server does not answer for that host name. Use the address it printed at start.'
