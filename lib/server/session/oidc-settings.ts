import 'server-only'
import { env } from '@/lib/server/env'

/** The OpenID provider that people may sign in through. */
export type OidcSettings = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** To follow "Sign in with". */
  readonly name: string
  /** Whether somebody whom nobody added becomes an annotator. */
  readonly addsPeople: boolean
}

/** What the environment says of it; null where there is none. */
export function oidcSettings(): OidcSettings | null {
  const { FRAMEMARK_OIDC_ISSUER: issuer, FRAMEMARK_OIDC_CLIENT_ID: clientId, ...rest } = env()
  const { FRAMEMARK_OIDC_CLIENT_SECRET: clientSecret, FRAMEMARK_OIDC_NAME: name, FRAMEMARK_OIDC_ROLE: role } = rest
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null
  return { issuer, clientId, clientSecret, name, addsPeople: role === 'annotator' }
}
