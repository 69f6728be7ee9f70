import 'server-only'
import { betterAuth } from 'better-auth'
import { genericOAuth } from 'better-auth/plugins'
import { z } from 'zod'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { env } from '@/lib/server/env'
import { log } from '@/lib/server/log'
import { processWide } from '@/lib/server/process-wide'
import { authOptions } from './auth'
import { type Claims, claims, OIDC, personOfClaims, subjectAt } from './oidc-person'
import { type OidcSettings, oidcSettings } from './oidc-settings'

/** An address that no account can have: whoever is looked for by it is not found, and nobody signs up. */
const NOBODYS_EMAIL = 'nobody@nowhere.invalid'

const PROVIDER_MS = 10_000

/** Where a provider says what it has. Source: OpenID Connect Discovery 1.0 section 4. */
const discoveryUrlOf = (issuer: string) => `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`

const discovery = z.object({ issuer: z.string(), jwks_uri: z.string(), userinfo_endpoint: z.string().optional() })

type Discovery = z.infer<typeof discovery>

const NO_PROVIDER = apiError('not-found', 'Nobody signs in to this library through another service.')
const UNREACHABLE = apiError(
  'not-ready',
  'The service that people sign in through does not answer as it should. Try again, or sign in by username.',
)

/**
 * better-auth with the provider, an instance of its own: whoever signs in by username does not depend on a provider that
 * is away. It shares their sessions. Kept as soon as the provider answered; until then each try asks it again.
 */
export async function oidcAuth(request: Request): Promise<Result<OidcAuth, ApiError>> {
  const settings = oidcSettings()
  if (settings === null) return err(NO_PROVIDER)
  const baseUrl = env().FRAMEMARK_PUBLIC_URL ?? `http://${request.headers.get('host')}`
  const client = db()
  const kept = slot.value
  if (kept?.client === client && kept.baseUrl === baseUrl) return ok(kept)
  const found = await discover(settings)
  if (found === null) return err(UNREACHABLE)
  const auth = await createOidcAuth(settings, found, baseUrl)
  const { socialProviders } = await auth.$context
  if (!socialProviders.some(({ id }) => id === OIDC)) return err(UNREACHABLE)
  slot.value = { client, baseUrl, auth }
  return ok(slot.value)
}

type OidcAuth = {
  readonly client: ReturnType<typeof db>
  /** The address of this server as people have it in their browsers, without a path. */
  readonly baseUrl: string
  readonly auth: Awaited<ReturnType<typeof createOidcAuth>>
}

const slot = processWide<OidcAuth>('oidc-auth')

/** Has the provider be asked again what it has; for tests. */
export function forgetProvider(): void {
  slot.value = undefined
}

async function discover({ issuer }: OidcSettings): Promise<Discovery | null> {
  try {
    const answer = await fetch(discoveryUrlOf(issuer), { signal: AbortSignal.timeout(PROVIDER_MS) })
    const found = discovery.parse(await answer.json())
    // Section 4.3: it has to be the very one that was asked.
    if (found.issuer === issuer) return found
    log().error(
      { issuer, said: found.issuer },
      'the OpenID provider calls itself by another name; set FRAMEMARK_OIDC_ISSUER to it',
    )
  } catch (error) {
    log().error({ err: error, issuer }, 'the OpenID provider does not answer as it should')
  }
  return null
}

async function createOidcAuth(settings: OidcSettings, found: Discovery, baseUrl: string) {
  const { issuer, clientId, clientSecret } = settings
  const options = await authOptions()
  return betterAuth({
    ...options,
    baseURL: baseUrl,
    // Nothing is asked of the provider after somebody signed in, so nothing by which that could be done is kept.
    account: {
      updateAccountOnSignIn: false,
      accountLinking: { trustedProviders: [OIDC], requireLocalEmailVerified: false },
    },
    databaseHooks: {
      account: { create: { before: async (account) => ({ data: { ...account, ...NO_TOKENS } }) } },
    },
    plugins: [
      ...options.plugins,
      genericOAuth({
        config: [
          {
            ...{ providerId: OIDC, clientId, clientSecret, discoveryUrl: discoveryUrlOf(issuer) },
            ...{ pkce: true, scopes: ['openid', 'profile'], requireIdTokenVerification: true, disableSignUp: true },
            accountSubject: ({ profile }) => subjectAt(issuer, String(profile['sub'])),
            getUserInfo: async ({ idToken, accessToken }) => {
              const said = await readClaims(idToken, accessToken, found)
              return said && { id: said.sub, emailVerified: true, ...said }
            },
            mapProfileToUser: async (profile) => {
              const person = await personOfClaims(claims.parse(profile), settings)
              return { email: person?.email ?? NOBODYS_EMAIL, emailVerified: true }
            },
          },
        ],
      }),
    ],
  })
}

const NO_TOKENS = { accessToken: null, refreshToken: null, idToken: null, scope: null }

/**
 * What the provider says of who signed in: by the identity token, which is verified before this is asked, and where the
 * username is not in it by its userinfo endpoint, if that speaks of the same subject (Core section 5.3.2).
 */
async function readClaims(
  idToken: string | undefined,
  accessToken: string | undefined,
  { userinfo_endpoint: endpoint }: Discovery,
): Promise<Claims | null> {
  const payload = idToken?.split('.')[1]
  if (payload === undefined) return null
  const said = claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()))
  if (said.preferred_username !== undefined || endpoint === undefined || accessToken === undefined) return said
  const headers = { authorization: `Bearer ${accessToken}` }
  const answer = await fetch(endpoint, { headers, signal: AbortSignal.timeout(PROVIDER_MS) })
  const more = claims.safeParse(await answer.json().catch(() => null))
  return more.success && more.data.sub === said.sub ? { ...more.data, ...said } : said
}
