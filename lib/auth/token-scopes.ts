import { isPermission, PERMISSIONS, type Permission, permissionsOf } from './permissions'
import { NOT_BY_TOKEN, type Person } from './principal'

/** Of what somebody may, what a token of theirs can be given. Whether the server is there may be asked by all. */
export const scopesAmong = (permissions: Iterable<Permission>): readonly Permission[] =>
  [...permissions].filter((one) => one !== 'service:probe' && !NOT_BY_TOKEN.includes(one))

/** What a token of `person` can be given. */
export const tokenScopesOf = ({ role, grants }: Person): readonly Permission[] =>
  scopesAmong(permissionsOf(role, grants))

/** What a token with `scopes` may, in words. A scope that there is no more is said as it stands. */
export function scopesInWords(scopes: readonly string[]): readonly string[] {
  if (scopes.length === 0) return ['everything its person may']
  return scopes.map((one) => (isPermission(one) ? PERMISSIONS[one].what : one))
}
