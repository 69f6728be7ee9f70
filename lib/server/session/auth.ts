import 'server-only'
import { hkdfSync } from 'node:crypto'
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { admin, username } from 'better-auth/plugins'
import { PASSWORD } from '@/lib/auth/password'
import { USERNAME_PATTERN } from '@/lib/auth/username'
import { db } from '@/lib/server/db/client'
import { env } from '@/lib/server/env'
import { log } from '@/lib/server/log'
import { processWide } from '@/lib/server/process-wide'
import { readSecret } from '@/lib/server/storage/data-folder'
import { CLIENT_ADDRESS_HEADER } from './client-address'

/** A session is refused after so long without a visit, in seconds. A visit a day keeps it. */
export const SESSION_SECONDS = 7 * 24 * 60 * 60

/** A key of 32 bytes for one purpose, made of the secret of the data folder (HKDF, RFC 5869). */
export async function keyFor(purpose: string): Promise<Buffer> {
  const secret = Buffer.from(await readSecret(), 'hex')
  return Buffer.from(hkdfSync('sha256', secret, 'framemark', purpose, 32))
}

/** What every instance is made of; they share sessions. */
export async function authOptions() {
  const publicUrl = env().FRAMEMARK_PUBLIC_URL
  return {
    appName: 'Framemark',
    basePath: '/api/auth',
    ...(publicUrl === undefined ? {} : { baseURL: publicUrl }),
    secret: (await keyFor('sessions')).toString('hex'),
    database: prismaAdapter(db(), { provider: 'sqlite', transaction: false }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD.least,
      maxPasswordLength: PASSWORD.most,
    },
    session: { expiresIn: SESSION_SECONDS, updateAge: 24 * 60 * 60 },
    plugins: [
      username({ usernameValidator: (name) => USERNAME_PATTERN.test(name) }),
      admin({
        defaultRole: 'annotator',
        bannedUserMessage: 'This account is disabled. An administrator can enable it.',
      }),
    ],
    // Failed attempts are counted by our own rule (lib/auth/attempts), which does not count those that succeed.
    rateLimit: { enabled: false },
    // Host and Origin of every request are checked by the handler wrapper before anything of this runs.
    advanced: {
      cookiePrefix: 'framemark',
      useSecureCookies: publicUrl?.startsWith('https:') === true,
      disableCSRFCheck: true,
      disableOriginCheck: true,
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
    },
    logger: {
      level: 'warn',
      log: (level, message) => log()[level === 'error' ? 'error' : 'debug']({ auth: true }, message),
    },
    telemetry: { enabled: false },
    onAPIError: { throw: false },
  } satisfies BetterAuthOptions
}

const createAuth = async () => betterAuth(await authOptions())

/** better-auth on the library that is open. */
export type Auth = Awaited<ReturnType<typeof createAuth>>

type Kept = { readonly client: ReturnType<typeof db>; readonly auth: Promise<Auth> }

const slot = processWide<Kept>('auth')

/** The one instance for the library that is open. */
export function auth(): Promise<Auth> {
  const client = db()
  if (slot.value?.client !== client) slot.value = { client, auth: createAuth() }
  return slot.value.auth
}
