/** What people are here for. Each role may do what the ones before it may, and more. */
export const ROLES = ['annotator', 'reviewer', 'administrator'] as const

export type Role = (typeof ROLES)[number]

export const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text)

/** What a role is called. */
export const ROLE_NAMES: Record<Role, string> = {
  annotator: 'Annotator',
  reviewer: 'Reviewer',
  administrator: 'Administrator',
}

const EVERYBODY_SIGNED_IN = ['annotator', 'reviewer', 'administrator'] as const
const WHO_REVIEWS = ['reviewer', 'administrator'] as const
const ADMINISTRATOR = ['administrator'] as const

type Row = {
  /** To follow "may". */
  readonly what: string
  /** Who may by default. */
  readonly roles: readonly Role[]
  /** An administrator may give it to a single person, whatever their role. */
  readonly grantable?: true
}

/**
 * The one table of who may do what. A route names one of these; a route without one does not compile.
 *
 * `service:probe` is open to nobody in particular: health, signing in. `library:import` names files of this machine, so
 * only whoever may read its data folder has it (the command line).
 */
export const PERMISSIONS = {
  'service:probe': { what: 'ask whether the server is well', roles: EVERYBODY_SIGNED_IN },
  'account:own': { what: 'see and change their own account', roles: EVERYBODY_SIGNED_IN },
  'notification:own': { what: 'read what they are told', roles: EVERYBODY_SIGNED_IN },
  'video:list': { what: 'see the videos they may label', roles: EVERYBODY_SIGNED_IN },
  'video:list-all': { what: 'see every video, whoever it was given to', roles: WHO_REVIEWS },
  'video:watch': { what: 'watch processed footage', roles: EVERYBODY_SIGNED_IN },
  'media:raw': { what: 'see raw, identifying footage', roles: ADMINISTRATOR, grantable: true },
  'video:manage': { what: 'change and remove videos', roles: ADMINISTRATOR },
  'segment:read': { what: 'read their own segments', roles: EVERYBODY_SIGNED_IN },
  'segment:write': { what: 'label', roles: EVERYBODY_SIGNED_IN },
  'work:take': { what: 'take the next video', roles: EVERYBODY_SIGNED_IN },
  'comment:own': { what: 'read and answer comments on their own work', roles: EVERYBODY_SIGNED_IN },
  'document:review': { what: 'read, return and accept the work of others', roles: WHO_REVIEWS },
  'agreement:read': { what: 'compare the work of several people', roles: WHO_REVIEWS },
  'document:adjudicate': { what: 'decide between versions', roles: WHO_REVIEWS },
  'dashboard:read': { what: 'see how far the work is', roles: WHO_REVIEWS },
  'batch:manage': { what: 'make batches and assign videos', roles: ADMINISTRATOR, grantable: true },
  'label:read': { what: 'read label sets', roles: EVERYBODY_SIGNED_IN },
  'label:manage': { what: 'change label sets', roles: ADMINISTRATOR, grantable: true },
  'statistics:write': { what: 'report how their player did', roles: EVERYBODY_SIGNED_IN },
  'statistics:read': { what: 'read what was streamed', roles: WHO_REVIEWS },
  'metrics:read': { what: 'read the metrics of the server', roles: ADMINISTRATOR },
  'library:import': { what: 'import files of the server’s machine', roles: [] },
  'library:upload': { what: 'add videos', roles: ADMINISTRATOR, grantable: true },
  'library:verify': { what: 'verify and mend the library', roles: ADMINISTRATOR },
  'job:read': { what: 'see imports', roles: ADMINISTRATOR },
  'job:manage': { what: 'cancel and repeat imports', roles: ADMINISTRATOR },
  'live:listen': { what: 'hear of changes as they happen', roles: EVERYBODY_SIGNED_IN },
  'user:manage': { what: 'manage people', roles: ADMINISTRATOR },
  'token:own': { what: 'make tokens for scripts', roles: EVERYBODY_SIGNED_IN },
  'audit:read': { what: 'read who did what', roles: ADMINISTRATOR },
} as const satisfies Record<string, Row>

/** What a request may ask for. */
export type Permission = keyof typeof PERMISSIONS

export const ALL_PERMISSIONS = Object.keys(PERMISSIONS) as readonly Permission[]

const rowOf = (permission: Permission): Row => PERMISSIONS[permission]

export const isPermission = (text: string): text is Permission => Object.hasOwn(PERMISSIONS, text)

/** What an administrator may give to a single person. */
export const GRANTABLE: readonly Permission[] = ALL_PERMISSIONS.filter((one) => rowOf(one).grantable === true)

/** What somebody of `role` with these `grants` may do. Grants that nobody may be given are without effect. */
export function permissionsOf(role: Role, grants: readonly string[] = []): ReadonlySet<Permission> {
  return new Set(
    ALL_PERMISSIONS.filter((one) => rowOf(one).roles.includes(role) || (rowOf(one).grantable && grants.includes(one))),
  )
}
