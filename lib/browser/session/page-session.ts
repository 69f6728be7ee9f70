import { createStore } from 'zustand/vanilla'
import {
  nextPageSession,
  type PagePerson,
  type PageSession,
  type PageSessionEvent,
  PERSON_HEADER,
  UNKNOWN_SESSION,
} from '@/lib/auth/page-session'

/** Whose page this is and whether they are locked out; one for the page, as there is one cookie for it. */
export const pageSession = createStore<PageSession>(() => UNKNOWN_SESSION)

export function tellPageSession(event: PageSessionEvent): void {
  pageSession.setState(nextPageSession(pageSession.getState(), event), true)
}

/** Calls `listener` whenever whoever was locked out is let in again, until `signal`. */
export function onLetIn(listener: () => void, signal: AbortSignal): void {
  const stop = pageSession.subscribe(({ lock }, before) => {
    if (lock === null && before.lock !== null) listener()
  })
  signal.addEventListener('abort', stop, { once: true })
}

/** For whom `person`’s page sends, in a header: the server refuses it from anybody else’s session. */
export const headersOf = (person: Pick<PagePerson, 'id'> | null): Readonly<Record<string, string>> =>
  person === null ? {} : { [PERSON_HEADER]: person.id }

const doubted = new EventTarget()

/** The server did not take this page for who it is: time to ask who is signed in. */
export const doubtSession = (): void => void doubted.dispatchEvent(new Event('doubted'))

export const onSessionDoubted = (listener: () => void, signal: AbortSignal): void =>
  doubted.addEventListener('doubted', listener, { signal })
