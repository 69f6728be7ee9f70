import { z } from 'zod'
import { type Me, me } from '@/lib/auth/schema'
import { tellPageSession } from '@/lib/browser/session/page-session'
import { tellSessionChanged } from '@/lib/browser/session/session-news'
import { requestJson } from './request'

const done = z.object({ userId: z.string() })

const post = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/** Signs in; the browser keeps the cookie. Throws RequestError with a sentence for the person. */
export async function signIn(username: string, password: string): Promise<string> {
  const { userId } = await requestJson('/api/auth/sign-in/username', done, post({ username, password }))
  tellSessionChanged()
  return userId
}

/** Makes the first administrator and signs them in. */
export async function setUp(first: { code: string; username: string; password: string }): Promise<string> {
  return (await requestJson('/api/setup', done, post(first))).userId
}

/** Where the browser goes to sign in through the other service, and then on to `next`. */
export async function startOidc(next: string): Promise<string> {
  return (await requestJson('/api/auth/sign-in/oidc', z.object({ url: z.url() }), post({ next }))).url
}

/** Ends this browser's session. */
export async function signOut(): Promise<void> {
  await requestJson('/api/auth/sign-out', z.object({}), post({}))
  tellSessionChanged()
}

/** Who is signed in; the page is told whether it is theirs. */
export async function fetchMe(signal?: AbortSignal): Promise<Me> {
  const person = await requestJson('/api/me', me, signal ? { signal } : {})
  const { id, name, username, mustChangePassword } = person
  tellPageSession({ type: 'known', person: { id, name, username }, mustChangePassword })
  return person
}
