import 'server-only'
import { isRole } from '@/lib/auth/permissions'
import { isPermitted, signedIn } from '@/lib/auth/principal'
import { db } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'
import { visibleTo } from '@/lib/server/videos/visible-to'
import { textsIn } from '@/lib/text/texts-in'

/** The ids of everybody active who may review work on a video: they have the permission, and see the video. */
export async function reviewersOf(videoId: string, client: Prisma.TransactionClient = db()): Promise<string[]> {
  const people = await client.user.findMany({
    where: { banned: false },
    select: { id: true, name: true, role: true, grants: true },
    orderBy: { id: 'asc' },
  })
  const reviewers: string[] = []
  for (const { id, name, role, grants } of people) {
    if (!isRole(role)) continue
    const granted = textsIn(grants)
    const principal = signedIn({ id, name, role, grants: granted, mustChangePassword: false }, id)
    if (!isPermitted(principal, 'document:review')) continue
    if ((await client.video.count({ where: { AND: [{ id: videoId }, visibleTo(principal)] } })) > 0) reviewers.push(id)
  }
  return reviewers
}
