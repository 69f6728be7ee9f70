/** What a request may ask for. A route names exactly one; a route without one does not compile. */
export type Permission =
  | 'service:probe'
  | 'video:list'
  | 'video:watch'
  | 'video:manage'
  | 'media:raw'
  | 'segment:read'
  | 'segment:write'
  | 'label:read'
  | 'label:manage'
  | 'statistics:write'
  | 'statistics:read'
  | 'metrics:read'
  | 'library:import'
  | 'library:upload'
  | 'library:verify'
  | 'job:read'
  | 'job:manage'
  | 'live:listen'

/**
 * Who is asking.
 *
 * `local`: a person at this machine; until sign-in exists the server listens on loopback only, so there is one such
 * person. `command-line`: a program that could read the secret in the data folder, so it may name files on this machine.
 */
export type Principal = { readonly kind: 'local' | 'command-line'; readonly userId: string }

/** Naming files of this machine is for whoever may read its data folder; everything else is open to the local person. */
export const isPermitted = (principal: Principal, permission: Permission): boolean =>
  permission === 'library:import' ? principal.kind === 'command-line' : true
