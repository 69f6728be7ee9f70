import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { byToken, type Principal } from '@/lib/auth/principal'
import { db } from '@/lib/server/db/client'
import { textsIn } from '@/lib/text/texts-in'
import { personOf } from './session-principal'

/** What every token begins with, so that one that leaked is recognised. */
export const TOKEN_PREFIX = 'fm_'

/** When a token was used is written at most so often. */
const NOTE_USE_MS = 60_000

/** A new token: 256 random bits in base64url. It is shown once; only its hash is kept. */
export const makeToken = (): string => `${TOKEN_PREFIX}${randomBytes(32).toString('base64url')}`

/** What is kept of a token. It has 256 bits that nobody chose, so one round of a fast hash is enough. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Who asks with `token`; null if it is unknown, expired or revoked, or its person is disabled. Notes that it was used. */
export async function tokenPrincipal(token: string): Promise<Principal | null> {
  const record = await db().apiToken.findUnique({ where: { hash: hashToken(token) }, include: { user: true } })
  const now = new Date()
  if (record === null || record.revokedAt !== null) return null
  if (record.expiresAt !== null && record.expiresAt <= now) return null
  const person = personOf(record.user)
  if (person === null) return null
  if (record.lastUsedAt === null || now.getTime() - record.lastUsedAt.getTime() > NOTE_USE_MS)
    await db().apiToken.updateMany({ where: { id: record.id }, data: { lastUsedAt: now } })
  const scopes = textsIn(record.scopes)
  return byToken(person, scopes)
}
