import type { z } from 'zod'
import {
  addedPerson,
  changedPerson,
  endedSessions,
  type newPerson,
  type PersonChanges,
  type PersonRow,
  peopleList,
  resetPassword as resetPasswordAnswer,
} from '@/lib/auth/people-schema'
import { requestJson } from './request'

/** A person, and the password to tell them: shown once. Null if there is none to tell. */
export type WithPassword = { readonly user: PersonRow; readonly oneTimePassword: string | null }

const addressOf = (userId: string) => `/api/users/${encodeURIComponent(userId)}`

const sending = (method: 'POST' | 'PATCH' | 'DELETE', body: unknown = {}): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/** Everybody who has an account. Throws `RequestError`, as everything here. */
export const fetchPeople = async (signal: AbortSignal): Promise<readonly PersonRow[]> =>
  (await requestJson('/api/users', peopleList, { signal, cache: 'no-store' })).users

/** Adds somebody. */
export const addPerson = (person: z.input<typeof newPerson>): Promise<WithPassword> =>
  requestJson('/api/users', addedPerson, sending('POST', person))

/** Changes what is named of somebody, from their next request on. */
export const changePerson = async (userId: string, changes: PersonChanges): Promise<PersonRow> =>
  (await requestJson(addressOf(userId), changedPerson, sending('PATCH', changes))).user

/** Has a password made for somebody in place of theirs. Their sessions end. */
export const resetPassword = (userId: string): Promise<WithPassword> =>
  requestJson(`${addressOf(userId)}/password`, resetPasswordAnswer, sending('POST'))

/** Ends every session of somebody. Gives back how many there were. */
export const endSessionsOf = async (userId: string): Promise<number> =>
  (await requestJson(`${addressOf(userId)}/sessions`, endedSessions, sending('DELETE'))).ended
