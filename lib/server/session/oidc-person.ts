import 'server-only'
import { z } from 'zod'
import { normalizeUsername, USERNAME_PATTERN } from '@/lib/auth/username'
import { recordAudit } from '@/lib/server/audit/record-audit'
import { db } from '@/lib/server/db/client'
import type { User } from '@/lib/server/db/generated/client'
import type { OidcSettings } from './oidc-settings'

/** The id of the provider, in accounts and in the address it sends people back to. */
export const OIDC = 'oidc'

/** What an identity token says of its subject. Source: OpenID Connect Core 1.0 section 5.1. */
export const claims = z.object({
  sub: z.string().min(1).max(255),
  preferred_username: z.string().optional(),
  name: z.string().optional(),
})

export type Claims = z.infer<typeof claims>

/** Whose account it is: subjects are unique within an issuer only. */
export const subjectAt = (issuer: string, sub: string): string => `${issuer}#${sub}`

/**
 * Who the provider means: whoever it meant before by this subject, else the account with that username, else, where
 * people may come by themselves, somebody new. Null for nobody, also where the account belongs to another subject
 * already: a username that the provider gives to somebody else takes no account along.
 */
export async function personOfClaims(said: Claims, settings: OidcSettings): Promise<User | null> {
  const accountId = subjectAt(settings.issuer, said.sub)
  const known = await db().account.findFirst({ where: { providerId: OIDC, accountId }, include: { user: true } })
  if (known !== null) return known.user
  const displayed = said.preferred_username ?? ''
  if (!USERNAME_PATTERN.test(displayed)) return null
  const username = normalizeUsername(displayed)
  const user = await db().user.findUnique({
    where: { username },
    include: { accounts: { where: { providerId: OIDC } } },
  })
  if (user !== null) return user.accounts.length === 0 ? user : null
  return settings.addsPeople ? await addAnnotator(username, displayed, said.name) : null
}

async function addAnnotator(username: string, displayUsername: string, name = ''): Promise<User> {
  const called = name.trim().slice(0, 80) || displayUsername
  const user = await db().user.create({
    data: { username, displayUsername, name: called, email: `${username}@framemark.invalid`, role: 'annotator' },
  })
  const actor = { kind: 'person', userId: user.id, name: user.name } as const
  await recordAudit(actor, {
    action: 'user.added',
    subjectId: user.id,
    details: { username, role: 'annotator', by: OIDC },
  })
  return user
}
