import { z } from 'zod'
import { PASSWORD, PASSWORD_RULE } from './password'
import { ALL_PERMISSIONS, type Permission, ROLES } from './permissions'
import { USERNAME_PATTERN, USERNAME_RULE } from './username'

export const username = z.string().regex(USERNAME_PATTERN, USERNAME_RULE)

/** As people are called in the page. */
export const personName = z.string().trim().min(1, 'not empty').max(80, 'at most 80 characters')

/** A password that is to be somebody's; whether it is fit is {@link checkPassword}'s. */
export const newPassword = z.string().min(PASSWORD.least, PASSWORD_RULE).max(PASSWORD.most, PASSWORD_RULE)

/** `POST /api/auth/sign-in/username` */
export const signInRequest = z.object({ username: z.string().max(200), password: z.string().max(1000) })

/** `POST /api/setup`: the first administrator, by the code from the log. Without a name they are called by the username. */
export const setupRequest = z.object({
  code: z.string().max(100),
  username,
  name: personName.optional(),
  password: newPassword,
})

const permission = z.enum(ALL_PERMISSIONS as [Permission, ...Permission[]])

/** `GET /api/me`: who is signed in. */
export const me = z.object({
  id: z.string(),
  name: z.string(),
  username: z.string().nullable(),
  role: z.enum(ROLES),
  permissions: z.array(permission),
  mustChangePassword: z.boolean(),
  /** Whether players ask for bytes by links instead of the cookie (FRAMEMARK_MEDIA_LINKS). */
  mediaLinks: z.boolean(),
})

export type Me = z.infer<typeof me>
