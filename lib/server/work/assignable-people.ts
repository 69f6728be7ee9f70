import 'server-only'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'
import type { WorkPerson } from '@/lib/work/batch-schema'

/** Whose documents are the gold ones. Nobody signs in as it, and nothing is given to it. */
export const GOLD_USER_ID = 'gold'

const ASSIGNABLE: Prisma.UserWhereInput = { banned: false, id: { not: GOLD_USER_ID } }

export const PERSON = { id: true, name: true, role: true } as const satisfies Prisma.UserSelect

/** Everybody whom work can be given to, by name. */
export const assignablePeople = async (): Promise<WorkPerson[]> =>
  await db().user.findMany({ where: ASSIGNABLE, select: PERSON, orderBy: [{ name: 'asc' }, { id: 'asc' }] })

/** The people with these ids, each once, in this order. Error: `user-not-found` if work cannot be given to one. */
export async function requireAssignable(
  client: Prisma.TransactionClient,
  userIds: readonly string[],
): Promise<Result<readonly WorkPerson[], ApiError>> {
  const wanted = [...new Set(userIds)]
  const people = await client.user.findMany({ where: { AND: [ASSIGNABLE, { id: { in: wanted } }] }, select: PERSON })
  const byId = new Map(people.map((person) => [person.id, person]))
  if (byId.size < wanted.length) {
    return err(
      apiError('user-not-found', 'One of these people is not there any more. Reload the page and choose again.'),
    )
  }
  return ok(wanted.flatMap((id) => byId.get(id) ?? []))
}
