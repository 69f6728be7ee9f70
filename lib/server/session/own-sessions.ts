import 'server-only'
import type { OwnSession } from '@/lib/auth/account-schema'
import { browserName } from '@/lib/auth/browser-name'
import type { Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { endRights, signOut } from './sign-out'

type Whose = Pick<Principal, 'userId' | 'sessionId'>

/** Where `principal` is signed in: the session that asks first, then the one that was used last. */
export async function listOwnSessions({ userId, sessionId }: Whose): Promise<OwnSession[]> {
  const where = { userId, expiresAt: { gt: new Date() } }
  const sessions = await db().session.findMany({ where, orderBy: { updatedAt: 'desc' } })
  return sessions
    .map(({ id, createdAt, updatedAt, ipAddress, userAgent }) => ({
      id,
      createdAt: createdAt.toISOString(),
      lastSeen: updatedAt.toISOString(),
      address: ipAddress === '' ? null : ipAddress,
      browser: browserName(userAgent),
      isCurrent: id === sessionId,
    }))
    .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent))
}

/** Ends one session of `principal`. Error: `not-found`, also for a session of somebody else. */
export async function endOwnSession({ userId }: Whose, sessionId: string): Promise<Result<true, ApiError>> {
  const { count } = await db().session.deleteMany({ where: { id: sessionId, userId } })
  if (count === 0) return err(apiError('not-found', 'You have no such session. It may have ended already.'))
  endRights(userId)
  return ok(true)
}

/** Ends every session of `principal` but the one that asks. Gives back how many ended. */
export async function endOtherSessions({ userId, sessionId }: Whose): Promise<number> {
  const { count } = await db().session.deleteMany({
    where: { userId, ...(sessionId === null ? {} : { id: { not: sessionId } }) },
  })
  endRights(userId)
  return count
}

/** Ends every session of `principal`, that of `request` too. The headers take its cookie back. */
export async function signOutEverywhere(
  principal: Whose,
  request: Request,
): Promise<{ readonly ended: number; readonly headers: Headers }> {
  const others = await endOtherSessions(principal)
  const headers = await signOut(request)
  return { ended: others + (principal.sessionId === null ? 0 : 1), headers }
}
