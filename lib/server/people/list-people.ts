import 'server-only'
import type { PersonRow } from '@/lib/auth/people-schema'
import { isRole, type Role } from '@/lib/auth/permissions'
import { db } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'
import { GOLD_USER_ID } from '@/lib/server/session/gold-user'
import { textsIn } from '@/lib/text/texts-in'

/** Accounts that are people's. */
export const IS_PERSON = { id: { not: GOLD_USER_ID }, username: { not: null } } satisfies Prisma.UserWhereInput

/** What {@link toPersonRow} needs of a record. A session that has ended by time is none. */
export const withSessions = () =>
  ({ _count: { select: { sessions: { where: { expiresAt: { gt: new Date() } } } } } }) satisfies Prisma.UserInclude

type Kept = Prisma.UserGetPayload<{ include: ReturnType<typeof withSessions> }>

/** Everybody who has an account, disabled or not, by name. */
export async function listPeople(): Promise<PersonRow[]> {
  const users = await db().user.findMany({ where: IS_PERSON, include: withSessions(), orderBy: { name: 'asc' } })
  return users.map(toPersonRow).sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

/** Somebody who is there. */
export const readPerson = async (id: string): Promise<PersonRow> =>
  toPersonRow(await db().user.findUniqueOrThrow({ where: { id }, include: withSessions() }))

/** Whom something can be given to: who can sign in, by name. */
export async function listPeopleToPick(): Promise<{ id: string; name: string; role: Role }[]> {
  const people = await listPeople()
  return people.filter(({ disabled }) => !disabled).map(({ id, name, role }) => ({ id, name, role }))
}

/** A record as whoever manages people sees it. */
export function toPersonRow(user: Kept): PersonRow {
  const { id, name, role, banned, banExpires, mustChangePassword, lastSignInAt } = user
  return {
    id,
    username: user.displayUsername ?? user.username ?? '',
    name,
    role: isRole(role) ? role : 'annotator',
    grants: textsIn(user.grants),
    disabled: banned && (banExpires === null || banExpires > new Date()),
    mustChangePassword,
    lastSignInAt: lastSignInAt?.toISOString() ?? null,
    sessionCount: user._count.sessions,
  }
}
