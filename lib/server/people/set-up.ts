import 'server-only'
import type { z } from 'zod'
import type { setupRequest } from '@/lib/auth/schema'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, type Result } from '@/lib/result/result'
import { recordAudit } from '@/lib/server/audit/record-audit'
import { env } from '@/lib/server/env'
import { clientAddress } from '@/lib/server/session/client-address'
import { attemptKeys, checkAttempts, noteFailure } from '@/lib/server/session/failed-attempts'
import { signIn } from '@/lib/server/session/sign-in'
import { addFirstAdministrator, hasAdministrator, SETUP_DONE } from './add-person'
import { isSetupCode, setupCode } from './setup-code'

const WRONG_CODE = apiError(
  'setup-code-wrong',
  'That is not the code. The server printed it when it started; a server that is started anew prints another one.',
)

/**
 * Makes the first administrator and signs them in, for whoever has the code from the log. Errors: `setup-done`,
 * `setup-code-wrong`, `too-many-attempts`, `password-unfit`.
 */
export async function setUp(
  request: Request,
  asked: z.infer<typeof setupRequest>,
): Promise<Result<{ readonly userId: string; readonly headers: Headers }, ApiError>> {
  if (await hasAdministrator()) return err(SETUP_DONE)
  const keys = attemptKeys('setup code', clientAddress(request))
  const allowed = checkAttempts(keys)
  if (!allowed.ok) return allowed
  if (!isSetupCode(asked.code)) {
    noteFailure(keys)
    return err(WRONG_CODE)
  }
  const made = await addFirstAdministrator({ ...asked, name: asked.name ?? asked.username })
  if (!made.ok) return made
  await tell(made.value, asked.name ?? asked.username, clientAddress(request))
  return await signIn(request, asked)
}

/**
 * At start: makes the administrator that the environment names if there is none. Gives back what to tell the operator
 * while there is none, in lines. Throws for a password that is nobody's.
 */
export async function prepareSetup(address: string): Promise<readonly string[]> {
  const { FRAMEMARK_ADMIN_USERNAME: username, FRAMEMARK_ADMIN_PASSWORD: password } = env()
  if (await hasAdministrator()) return []
  if (username === undefined || password === undefined)
    return [`There is no administrator yet. Open ${address}/setup#${setupCode()}`, `The setup code is ${setupCode()}`]
  const made = await addFirstAdministrator({ username, name: username, password })
  if (!made.ok) throw new Error(`FRAMEMARK_ADMIN_PASSWORD: ${made.error.message}`)
  await tell(made.value, username, null)
  return [`Made the administrator ${username}.`]
}

const tell = (userId: string, name: string, address: string | null) =>
  recordAudit({ kind: 'person', userId, name }, { action: 'setup.done', subjectId: userId }, address)
