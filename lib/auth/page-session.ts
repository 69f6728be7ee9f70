import { assertNever } from '@/lib/result/assert-never'

/**
 * The header in which a page says for whom it sends something. A cookie is shared by all pages of a browser: without it,
 * what one person did in a page that is still open would be written down as another's, who signed in beside it.
 */
export const PERSON_HEADER = 'framemark-person'

/** Whose page it is. */
export type PagePerson = { readonly id: string; readonly name: string; readonly username: string | null }

/**
 * Why a page can do nothing at the server, though it is open. `other-person`: somebody else, `name`, has signed in in
 * this browser. `password`: they have to choose one first.
 */
export type LockOut =
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'other-person'; readonly name: string }
  | { readonly kind: 'password' }

/**
 * Whose page it is and whether they are locked out. The person is whoever the server named first, and never another
 * later: what they left undone is theirs. `isPutOff`: they were told, and go on without for now.
 */
export type PageSession = {
  readonly person: PagePerson | null
  readonly lock: LockOut | null
  readonly isPutOff: boolean
}

export const UNKNOWN_SESSION: PageSession = { person: null, lock: null, isPutOff: false }

/** `known`: the server says who is signed in; `refused`: that nobody is. `put-off` and `taken-up`: they say so. */
export type PageSessionEvent =
  | { readonly type: 'known'; readonly person: PagePerson; readonly mustChangePassword: boolean }
  | { readonly type: 'refused' }
  | { readonly type: 'put-off' | 'taken-up' }

export function nextPageSession(session: PageSession, event: PageSessionEvent): PageSession {
  switch (event.type) {
    case 'known':
      return withLock({ ...session, person: session.person ?? event.person }, lockOf(session, event))
    case 'refused':
      return withLock(session, { kind: 'signed-out' })
    case 'put-off':
      return { ...session, isPutOff: session.lock !== null }
    case 'taken-up':
      return { ...session, isPutOff: false }
    default:
      return assertNever(event)
  }
}

function lockOf(session: PageSession, event: Extract<PageSessionEvent, { type: 'known' }>): LockOut | null {
  const { person } = event
  if (session.person !== null && session.person.id !== person.id) return { kind: 'other-person', name: person.name }
  return event.mustChangePassword ? { kind: 'password' } : null
}

/** What is said again is not said anew: whoever put it off is not asked again for the same reason. */
function withLock(session: PageSession, lock: LockOut | null): PageSession {
  const isSame = lock?.kind === session.lock?.kind
  if (isSame && lock?.kind !== 'other-person') return session.lock === null ? { ...session, lock: null } : session
  return { ...session, lock, isPutOff: isSame && session.isPutOff }
}

/** Whether it is of use to ask for a password again here: where somebody labels or reviews. Other pages are asked for anew. */
export const isWorkspacePath = (path: string): boolean => /^\/(?:videos|review)\/(?!agreement\/?$)[^/]+\/?$/.test(path)

/** Pages on which nobody is signed in yet. */
export const isEntrance = (path: string): boolean => /^\/(?:sign-in|setup)(?:\/|$)/.test(path)

/** Pages that are there for who is not signed in, or not quite. */
const isSessionPath = (path: string): boolean => isEntrance(path) || /^\/account(?:\/|$)/.test(path)

/** Where a page that somebody is locked out of goes; null: nowhere, it stays and asks. `place` is path and query. */
export function wayOut({ lock, person }: PageSession, path: string, place: string): string | null {
  const stays = person !== null && isWorkspacePath(path)
  if (lock === null || stays || isSessionPath(path)) return null
  if (lock.kind === 'password') return '/account?choose=password'
  // Whoever is signed in is shown what they may see there.
  return lock.kind === 'other-person' ? place : `/sign-in?next=${encodeURIComponent(place)}`
}
