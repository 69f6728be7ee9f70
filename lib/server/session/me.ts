import 'server-only'
import { ALL_PERMISSIONS } from '@/lib/auth/permissions'
import type { Principal } from '@/lib/auth/principal'
import type { Me } from '@/lib/auth/schema'
import { db } from '@/lib/server/db/client'
import { env } from '@/lib/server/env'

/** What a page has to know of whoever is signed in. */
export async function readMe({ userId, name, role, permissions, mustChangePassword }: Principal): Promise<Me> {
  const user = await db().user.findUnique({ where: { id: userId }, select: { displayUsername: true } })
  return {
    id: userId,
    name,
    username: user?.displayUsername ?? null,
    role: role ?? 'annotator',
    permissions: ALL_PERMISSIONS.filter((one) => permissions.has(one)),
    mustChangePassword,
    mediaLinks: env().FRAMEMARK_MEDIA_LINKS === 'on',
  }
}
