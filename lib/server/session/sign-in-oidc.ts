import 'server-only'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { recordAudit } from '@/lib/server/audit/record-audit'
import { db } from '@/lib/server/db/client'
import { clientAddress } from './client-address'
import { oidcAuth } from './oidc'
import { OIDC } from './oidc-person'
import { cookiesOf } from './sign-in'

/** A path of ours. `//host` and `/\host` are addresses of others. */
const OWN_PATH = /^\/(?![/\\])/

/**
 * Begins to sign somebody in through the provider, and then back to `next`. Gives where the browser has to go, and the
 * headers by which it is known again. Errors: `not-found` where there is no provider, `not-ready` if it does not answer.
 */
export async function startOidc(
  request: Request,
  next: string,
): Promise<Result<{ readonly url: string; readonly headers: Headers }, ApiError>> {
  const instance = await oidcAuth(request)
  if (!instance.ok) return instance
  const { auth, baseUrl } = instance.value
  const target = OWN_PATH.test(next) ? next : '/'
  const answer = await auth.handler(
    new Request(`${baseUrl}/api/auth/sign-in/social`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: request.headers.get('cookie') ?? '' },
      body: JSON.stringify({
        provider: OIDC,
        callbackURL: target,
        errorCallbackURL: '/sign-in',
        disableRedirect: true,
      }),
    }),
  )
  const said = (await answer.json().catch(() => null)) as { readonly url?: unknown } | null
  if (!answer.ok || typeof said?.url !== 'string') return err(FAILED)
  return ok({ url: said.url, headers: cookiesOf(answer.headers) })
}

const FAILED = apiError('not-ready', 'Signing in through another service did not work. The log of the server says why.')

/**
 * The provider sent somebody back: signs them in and sends them to where they wanted, or to the page to sign in, which
 * says by `refused` why not. Errors as of {@link startOidc}.
 */
export async function finishOidc(request: Request): Promise<Result<Response, ApiError>> {
  const instance = await oidcAuth(request)
  if (!instance.ok) return instance
  const { auth, baseUrl } = instance.value
  const url = `${baseUrl}/api/auth/callback/${OIDC}${new URL(request.url).search}`
  const answer = await auth.handler(new Request(url, { headers: { cookie: request.headers.get('cookie') ?? '' } }))
  const cookies = cookiesOf(answer.headers)
  const location = new URL(answer.headers.get('location') ?? '/sign-in?error=failed', baseUrl)
  const cookie = cookies
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ')
  const session = await auth.api.getSession({ headers: new Headers({ cookie }) })
  const reason = session === null ? (location.searchParams.get('error') ?? 'failed') : null
  const address = clientAddress(request)
  if (session === null) {
    const details = { by: OIDC, reason: String(reason).slice(0, 100) }
    await recordAudit(NOBODY_YET, { action: 'session.refused', outcome: 'refused', details }, address)
    return ok(redirectTo(`/sign-in?refused=${encodeURIComponent(details.reason)}`, cookies))
  }
  await noteSignIn(session.user.id, address)
  return ok(redirectTo(`${location.pathname}${location.search}${location.hash}`, cookies))
}

const NOBODY_YET = { kind: 'nobody', userId: 'nobody', name: 'Nobody' } as const

/** A password that somebody else made is nobody's any more: who signs in through the provider needs none. */
async function noteSignIn(id: string, address: string | null): Promise<void> {
  const { mustChangePassword } = await db().user.findUniqueOrThrow({ where: { id } })
  if (mustChangePassword) await db().account.deleteMany({ where: { userId: id, providerId: 'credential' } })
  const data = { lastSignInAt: new Date(), mustChangePassword: false }
  const { name } = await db().user.update({ where: { id }, data })
  await recordAudit(
    { kind: 'person', userId: id, name },
    { action: 'session.signed-in', details: { by: OIDC } },
    address,
  )
}

function redirectTo(path: string, headers: Headers): Response {
  headers.set('location', OWN_PATH.test(path) ? path : '/')
  headers.set('cache-control', 'no-store')
  return new Response(null, { status: 302, headers })
}
