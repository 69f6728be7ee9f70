import 'server-only'
import { isRole } from '@/lib/auth/permissions'
import { type Person, type Principal, signedIn } from '@/lib/auth/principal'
import { db } from '@/lib/server/db/client'
import type { User } from '@/lib/server/db/generated/client'
import { processWide } from '@/lib/server/process-wide'
import { textsIn } from '@/lib/text/texts-in'
import { auth } from './auth'

/** How long an answer is good for where this process does not hear of a change: another process ended the session. */
const KEPT_MS = 5_000
const MOST_KEPT = 4096

/** When a session was used is written at most so often. */
const NOTE_USE_MS = 5 * 60_000

type Known = { readonly principal: Principal | null; readonly until: number; readonly userId: string | null }

const slot = processWide<Map<string, Known>>('session-principals')

/** What the name of the session cookie ends in, whatever its prefix. */
const SESSION_COOKIE = 'framemark.session_token='

/**
 * Who is signed in by the cookie of a request; null for nobody, and for a session that has ended or whose account is disabled.
 *
 * A player asks many times a second, so the answer is kept for 5 s; {@link forgetSessions} ends that at once.
 */
export async function sessionPrincipal(cookie: string | null): Promise<Principal | null> {
  if (cookie === null || !cookie.includes(SESSION_COOKIE)) return null
  return keptPrincipal(cookie, () => lookUp(cookie))
}

/** What `ask` says of these credentials, or said not long ago. {@link forgetSessions} ends what is kept. */
export async function keptPrincipal(
  credentials: string,
  ask: () => Promise<Principal | null>,
): Promise<Principal | null> {
  slot.value ??= new Map()
  const kept = slot.value
  const known = kept.get(credentials)
  if (known !== undefined && performance.now() < known.until) return known.principal
  const principal = await ask()
  if (kept.size >= MOST_KEPT) kept.clear()
  // Whoever forgot the sessions while this one was looked up put another map in place.
  kept.set(credentials, { principal, until: performance.now() + KEPT_MS, userId: principal?.userId ?? null })
  return principal
}

/** Has every session looked at anew by the next request: one has ended, or what its person may has changed. */
export function forgetSessions(): void {
  slot.value = new Map()
}

async function lookUp(cookie: string): Promise<Principal | null> {
  const found = await (await auth()).api.getSession({ headers: new Headers({ cookie }) })
  if (found === null) return null
  const user = await db().user.findUnique({ where: { id: found.session.userId } })
  const person = user === null ? null : personOf(user)
  if (person === null) return null
  await noteUse(found.session)
  return signedIn(person, found.session.id)
}

/** So that whoever looks through their sessions sees which are in use. */
async function noteUse({ id, updatedAt }: { readonly id: string; readonly updatedAt: Date }): Promise<void> {
  const now = new Date()
  if (now.getTime() - updatedAt.getTime() < NOTE_USE_MS) return
  await db().session.updateMany({ where: { id }, data: { updatedAt: now } })
}

/** The person of a record; null if they may not sign in (any more). */
export function personOf(user: User): Person | null {
  const { id, name, role, banned, banExpires, mustChangePassword } = user
  const isBanned = banned && (banExpires === null || banExpires > new Date())
  if (isBanned || !isRole(role)) return null
  const grants = textsIn(user.grants)
  return { id, name, role, grants, mustChangePassword }
}
