import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { checkListeners } from '@/lib/server/live/live-events'
import { revokeGrants } from '@/lib/server/streaming/grants'
import { cutStreams } from '@/lib/server/streaming/stream-slots'
import { auth } from './auth'
import { forgetSessions, sessionPrincipal } from './session-principal'
import { cookiesOf } from './sign-in'

/** Ends the session of `request`, with every right to footage that was given for it. The headers take the cookie back. */
export async function signOut(request: Request): Promise<Headers> {
  const leaving = await sessionPrincipal(request.headers.get('cookie'))
  const answer = await (await auth()).api.signOut({ headers: request.headers, returnHeaders: true })
  endRights(leaving?.userId ?? null)
  return cookiesOf(answer.headers)
}

/** After sessions ended or rights of `userId` changed: nothing that was decided before goes on. Null: of anybody. */
export function endRights(userId: Principal['userId'] | null = null): void {
  forgetSessions()
  revokeGrants((owner) => userId === null || owner.userId === userId)
  // Streams that run are cut where it is known whose they are: a player asks again, and is admitted or not.
  if (userId !== null) cutStreams((owner) => owner.userId === userId)
  checkListeners()
}
