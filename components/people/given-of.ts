import type { PersonChanges } from '@/lib/auth/people-schema'
import { GRANTABLE } from '@/lib/auth/permissions'

/** Of `grants`, what can be given: what was given once and cannot be any more is left out. */
export const givenOf = (grants: readonly string[]): NonNullable<PersonChanges['grants']> =>
  GRANTABLE.filter((one) => grants.includes(one))
