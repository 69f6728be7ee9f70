import 'server-only'
import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** Whom the provider says it has before it: what stands in the identity token, or with `lean` in userinfo alone. */
export type Subject = {
  readonly sub: string
  readonly preferred_username?: string
  readonly name?: string
}

/** What a test bends: tokens of a wrong key or for somebody else, a subject of userinfo that is another. */
type Bend = {
  wrongKey?: boolean
  audience?: string
  nonce?: string
  lean?: boolean
  userinfoSub?: string
  away?: boolean
}

const CLIENT = { id: 'framemark', secret: 'the secret of a test' } as const

/**
 * A small OpenID provider that is real on the wire: discovery, authorization with PKCE (S256), the token endpoint, keys,
 * userinfo. It signs in `subject` without asking.
 */
export async function startTestProvider() {
  const [key, other] = [makeKey(), makeKey()]
  const state = { subject: { sub: 's1' } as Subject, bend: {} as Bend, denies: false }
  const codes = new Map<string, URLSearchParams>()
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', issuer())
    const send = (value: unknown, status = 200) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    }
    if (state.bend.away) return send({}, 503)
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return send(discoveryOf(issuer()))
      case '/keys':
        return send({ keys: [{ ...key.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] })
      case '/authorize':
        return response.writeHead(302, { location: sendBack(url.searchParams, codes, state.denies) }).end()
      case '/token': {
        const asked = await takeCode(request, codes)
        if (asked === null) return send({ error: 'invalid_grant' }, 400)
        const idToken = sign(claimsFor(asked, issuer(), state), state.bend.wrongKey ? other.privateKey : key.privateKey)
        return send({ access_token: 'an access token', token_type: 'Bearer', expires_in: 60, id_token: idToken })
      }
      case '/userinfo':
        return send({ ...state.subject, sub: state.bend.userinfoSub ?? state.subject.sub })
      default:
        return send({}, 404)
    }
  })
  const issuer = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { issuer: issuer(), client: CLIENT, state, close }
}

const makeKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 })

const discoveryOf = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  userinfo_endpoint: `${issuer}/userinfo`,
  jwks_uri: `${issuer}/keys`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  code_challenge_methods_supported: ['S256'],
})

/** Where the browser goes on to, with a code for what it asked or with why not. */
function sendBack(asked: URLSearchParams, codes: Map<string, URLSearchParams>, denies: boolean): string {
  const back = new URL(asked.get('redirect_uri') ?? '')
  back.searchParams.set('state', asked.get('state') ?? '')
  const code = randomUUID()
  codes.set(code, asked)
  back.searchParams.set(denies ? 'error' : 'code', denies ? 'access_denied' : code)
  return back.href
}

/** What was asked for with a code: once, by the client that has the secret and the verifier. */
async function takeCode(
  request: IncomingMessage,
  codes: Map<string, URLSearchParams>,
): Promise<URLSearchParams | null> {
  const body = new URLSearchParams(await text(request))
  const asked = codes.get(body.get('code') ?? '')
  codes.delete(body.get('code') ?? '')
  const challenge = createHash('sha256')
    .update(body.get('code_verifier') ?? '')
    .digest('base64url')
  const basic = Buffer.from(`${CLIENT.id}:${encodeURIComponent(CLIENT.secret)}`).toString('base64')
  const knows = body.get('client_secret') === CLIENT.secret || request.headers.authorization === `Basic ${basic}`
  const fits = asked?.get('code_challenge') === challenge && asked.get('redirect_uri') === body.get('redirect_uri')
  return asked !== undefined && knows && fits ? asked : null
}

function claimsFor(asked: URLSearchParams, issuer: string, { subject, bend }: { subject: Subject; bend: Bend }) {
  const now = Math.floor(Date.now() / 1000)
  return {
    ...(bend.lean ? { sub: subject.sub } : subject),
    ...{ iss: issuer, aud: bend.audience ?? CLIENT.id, iat: now, exp: now + 60 },
    nonce: bend.nonce ?? asked.get('nonce'),
  }
}

function sign(claims: object, key: ReturnType<typeof makeKey>['privateKey']): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part({ alg: 'RS256', kid: 'k', typ: 'JWT' })}.${part(claims)}`
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key).toString('base64url')}`
}
