import 'server-only'
import type { Role } from '@/lib/auth/permissions'
import { type Principal, signedIn } from '@/lib/auth/principal'
import { LOCAL_USER_ID } from '@/lib/server/session/local-user'
import { db } from './client'

/** Whom a library belongs to: an administrator, and the author of what tests write as 'local'. */
export const OWNER: Principal = signedIn(
  { id: LOCAL_USER_ID, name: 'Local user', role: 'administrator', grants: [], mustChangePassword: false },
  'session-of-the-owner',
)

/** Somebody new of `role`, signed in. Their id and username are `id`. */
export async function createTestPerson(id: string, role: Role, grants: readonly string[] = []): Promise<Principal> {
  const data = { id, name: `Person ${id}`, username: id, displayUsername: id, email: `${id}@framemark.invalid`, role }
  await db().user.create({ data: { ...data, grants: [...grants] } })
  return signedIn({ id, name: data.name, role, grants, mustChangePassword: false }, `session-of-${id}`)
}
