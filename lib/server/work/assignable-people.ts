import 'server-only'
import { isRole, permissionsOf } from '@/lib/auth/permissions'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'
import { GOLD_USER_ID } from '@/lib/server/session/gold-user'
import { textsIn } from '@/lib/text/texts-in'
import type { BatchPerson, WorkPerson } from '@/lib/work/batch-schema'

const ASSIGNABLE: Prisma.UserWhereInput = { banned: false, id: { not: GOLD_USER_ID } }

const PERSON = { id: true, name: true, role: true } as const satisfies Prisma.UserSelect

/** What {@link toBatchPerson} needs of a user. */
export const WITH_RIGHTS = { ...PERSON, grants: true } as const satisfies Prisma.UserSelect

/** A user, and whether they may see raw footage. */
export function toBatchPerson(user: Prisma.UserGetPayload<{ select: typeof WITH_RIGHTS }>): BatchPerson {
  const { id, name, role } = user
  const grants = textsIn(user.grants)
  return { id, name, role, seesRaw: isRole(role) && permissionsOf(role, grants).has('media:raw') }
}

const BY_NAME = [{ name: 'asc' }, { id: 'asc' }] as const satisfies Prisma.UserOrderByWithRelationInput[]

/** Everybody whom work can be given to, by name. */
export const assignablePeople = async (): Promise<WorkPerson[]> =>
  await db().user.findMany({ where: ASSIGNABLE, select: PERSON, orderBy: [...BY_NAME] })

/** The same, or only the members of one batch, with what matters for sharing out. */
export async function batchPeople(batchId?: string): Promise<BatchPerson[]> {
  const members = batchId === undefined ? {} : { batches: { some: { batchId } } }
  const where = { AND: [ASSIGNABLE, members] }
  return (await db().user.findMany({ where, select: WITH_RIGHTS, orderBy: [...BY_NAME] })).map(toBatchPerson)
}

/** The people with these ids, each once, in this order. Error: `user-not-found` if work cannot be given to one. */
export async function requireAssignable(
  client: Prisma.TransactionClient,
  userIds: readonly string[],
): Promise<Result<readonly BatchPerson[], ApiError>> {
  const wanted = [...new Set(userIds)]
  const people = await client.user.findMany({
    where: { AND: [ASSIGNABLE, { id: { in: wanted } }] },
    select: WITH_RIGHTS,
  })
  const byId = new Map(people.map((person) => [person.id, toBatchPerson(person)]))
  if (byId.size < wanted.length) {
    return err(
      apiError('user-not-found', 'One of these people is not there any more. Reload the page and choose again.'),
    )
  }
  return ok(wanted.flatMap((id) => byId.get(id) ?? []))
}
