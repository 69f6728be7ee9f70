import 'server-only'
import type { z } from 'zod'
import type { addedPerson, newPerson } from '@/lib/auth/people-schema'
import type { ApiError } from '@/lib/http/api-error'
import { ok, type Result } from '@/lib/result/result'
import { addPerson } from './add-person'
import { readPerson } from './list-people'
import { oneTimePassword } from './one-time-password'

/**
 * Adds somebody for an administrator: with the password that was said, or one that is made here and which they replace
 * when they first sign in. Errors: `user-exists`, `password-unfit`.
 */
export async function invitePerson(
  asked: z.infer<typeof newPerson>,
): Promise<Result<z.infer<typeof addedPerson>, ApiError>> {
  const made = asked.password === undefined ? oneTimePassword(asked.username) : null
  const added = await addPerson({
    ...asked,
    name: asked.name ?? asked.username,
    password: made ?? asked.password ?? '',
    mustChangePassword: made !== null,
  })
  return added.ok ? ok({ user: await readPerson(added.value), oneTimePassword: made }) : added
}
