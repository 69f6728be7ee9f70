import 'server-only'
import type { Env } from '@/lib/server/env'

const LOOPBACK = /^(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|localhost|::1)$/i

/** What the operator is told at start where others can reach this server and what they send can be read on the way; else null. */
export function unencryptedWarning({ HOST, FRAMEMARK_PUBLIC_URL }: Pick<Env, 'HOST' | 'FRAMEMARK_PUBLIC_URL'>) {
  if (LOOPBACK.test(HOST) || FRAMEMARK_PUBLIC_URL?.startsWith('https:') === true) return null
  return (
    `Warning: HOST is ${HOST}, so other computers reach this server, and passwords and footage travel unencrypted. ` +
    'Put a proxy with TLS in front (deploy/), and set FRAMEMARK_PUBLIC_URL to its https address.'
  )
}
