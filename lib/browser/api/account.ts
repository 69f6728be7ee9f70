import { z } from 'zod'
import { type OwnSession, ownSessions } from '@/lib/auth/account-schema'
import { endedSessions } from '@/lib/auth/people-schema'
import { tellSessionChanged } from '@/lib/browser/session/session-news'
import { requestJson } from './request'

const sending = (method: 'POST' | 'DELETE', body: unknown = {}): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/** Where one is signed in: this browser first. Throws `RequestError`, as everything here. */
export const fetchOwnSessions = async (signal: AbortSignal): Promise<readonly OwnSession[]> =>
  (await requestJson('/api/auth/sessions', ownSessions, { signal, cache: 'no-store' })).sessions

/** Ends one session of one's own. */
export async function endOwnSession(sessionId: string): Promise<void> {
  const address = `/api/auth/sessions/${encodeURIComponent(sessionId)}`
  await requestJson(address, z.object({}), sending('DELETE'))
}

/** Ends every session of one's own, this one too. */
export async function signOutEverywhere(): Promise<void> {
  await requestJson('/api/auth/sign-out-everywhere', endedSessions, sending('POST'))
  tellSessionChanged()
}

/** Gives back how many other sessions ended. Other pages ask anew what their person may. */
export async function changePassword(currentPassword: string, newPassword: string): Promise<number> {
  const asked = sending('POST', { currentPassword, newPassword })
  const { ended } = await requestJson('/api/auth/change-password', endedSessions, asked)
  tellSessionChanged()
  return ended
}
