import { ALL_PERMISSIONS, type Permission, permissionsOf, type Role } from './permissions'

/**
 * Who is asking.
 *
 * `nobody`: a request without credentials. `person`: signed in, in a page. `token`: a script with an API token; it may
 * what its person may, as far as the token says so. `media-link`: a signed link to one file. `command-line`: a program
 * that could read the secret in the data folder, so it may name files on this machine.
 */
export type Principal = {
  readonly kind: 'nobody' | 'person' | 'token' | 'media-link' | 'command-line'
  /** Opaque; 'nobody' for nobody, which is no user's id. */
  readonly userId: string
  /** As people are called in the page. */
  readonly name: string
  readonly role: Role | null
  readonly permissions: ReadonlySet<Permission>
  /** The session that is behind it; null for tokens and the command line. */
  readonly sessionId: string | null
  /** They have to choose a password before anything else: until then nothing but their account is theirs. */
  readonly mustChangePassword: boolean
}

/** Whether `principal` may. Nobody may probe whether the service is there. */
export const isPermitted = (principal: Principal, permission: Permission): boolean =>
  principal.permissions.has(permission)

/** A request that came without credentials. */
export const NOBODY: Principal = {
  kind: 'nobody',
  userId: 'nobody',
  name: 'Nobody',
  role: null,
  permissions: new Set(['service:probe']),
  sessionId: null,
  mustChangePassword: false,
}

/** The command line, which acts for the owner of the data folder. */
export const commandLine = (userId: string): Principal => ({
  kind: 'command-line',
  userId,
  name: 'Command line',
  role: 'administrator',
  permissions: new Set(ALL_PERMISSIONS),
  sessionId: null,
  mustChangePassword: false,
})

/** What is known of a person who proved who they are. */
export type Person = {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly grants: readonly string[]
  readonly mustChangePassword: boolean
}

/** Somebody who is signed in. */
export const signedIn = (person: Person, sessionId: string): Principal => ({
  kind: 'person',
  userId: person.id,
  name: person.name,
  role: person.role,
  permissions: person.mustChangePassword
    ? new Set(['service:probe', 'account:own', 'notification:own'])
    : permissionsOf(person.role, person.grants),
  sessionId,
  mustChangePassword: person.mustChangePassword,
})

/** What a link can do at most: read bytes, as far as its person sees the video. */
const BY_LINK: readonly Permission[] = ['video:watch', 'video:list-all', 'media:raw']

/** A link to footage that was made in the session `sessionId` of `person`: it may less than they. */
export function byMediaLink(person: Person, sessionId: string): Principal {
  const theirs = signedIn(person, sessionId)
  const permissions = new Set(BY_LINK.filter((one) => theirs.permissions.has(one)))
  return { ...theirs, kind: 'media-link', permissions }
}

/** What no token can do: change how its person signs in, and make more tokens. */
export const NOT_BY_TOKEN: readonly Permission[] = ['account:own', 'token:own']

/**
 * A script of `person`. Without `scopes` it may whatever they may and a token can. It needs no password, so it also works
 * for somebody who has not chosen theirs yet: an account that only scripts use never does.
 */
export function byToken(person: Person, scopes: readonly string[]): Principal {
  const theirs = [...permissionsOf(person.role, person.grants)].filter((one) => !NOT_BY_TOKEN.includes(one))
  return {
    kind: 'token',
    userId: person.id,
    name: person.name,
    role: person.role,
    permissions: new Set(
      scopes.length === 0 ? theirs : theirs.filter((one) => one === 'service:probe' || scopes.includes(one)),
    ),
    sessionId: null,
    mustChangePassword: person.mustChangePassword,
  }
}
