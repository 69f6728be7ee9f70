import { z } from 'zod'
import { GRANTABLE, type Permission, ROLES } from './permissions'
import { newPassword, personName, username } from './schema'

const role = z.enum(ROLES)

/** What single people may be given beyond their role. */
export const grantable = z.enum(GRANTABLE as [Permission, ...Permission[]])

const grants = z.array(grantable).max(GRANTABLE.length)

/** Somebody who has an account, as whoever manages people sees them. Times are ISO 8601. */
export const personRow = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  role,
  /** Kept as they were given: some may be without effect by now. */
  grants: z.array(z.string()),
  disabled: z.boolean(),
  mustChangePassword: z.boolean(),
  lastSignInAt: z.iso.datetime().nullable(),
  /** Sessions that have not ended, on whatever device. */
  sessionCount: z.number().int(),
})

export type PersonRow = z.infer<typeof personRow>

/** `GET /api/users` */
export const peopleList = z.object({ users: z.array(personRow) })

/** `POST /api/users`. Without a name they are called by the username; without a password one is made, to be used once. */
export const newPerson = z.object({
  username,
  name: personName.optional(),
  role,
  password: newPassword.optional(),
  grants: grants.optional(),
})

/** `PATCH /api/users/:userId`: what is not named stays. */
export const personChanges = z.object({
  name: personName.optional(),
  role: role.optional(),
  grants: grants.optional(),
  disabled: z.boolean().optional(),
})

export type PersonChanges = z.infer<typeof personChanges>

/** The answer to whoever adds somebody. The password is shown this once, and null if they chose it. */
export const addedPerson = z.object({ user: personRow, oneTimePassword: z.string().nullable() })

/** `PATCH /api/users/:userId` */
export const changedPerson = z.object({ user: personRow })

/** `POST /api/users/:userId/password` */
export const resetPassword = z.object({ user: personRow, oneTimePassword: z.string() })

/** `DELETE /api/users/:userId/sessions`, and whatever else ends several sessions. */
export const endedSessions = z.object({ ended: z.number().int() })
