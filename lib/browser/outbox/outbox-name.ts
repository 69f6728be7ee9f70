import { fetchMe } from '@/lib/browser/api/session'

/** Where edits were kept before there was sign-in. They are the first administrator's. */
const FIRST = { userId: 'local', name: 'framemark-outbox' } as const

let known: Promise<string> | null = null

/**
 * The name of the outbox of whoever is signed in. Each person has one of their own in a browser: what somebody left behind
 * is sent when they are here again, and never in the name of somebody else. Rejects while it is not known who is here.
 */
export function outboxName(): Promise<string> {
  known ??= fetchMe().then(
    ({ id }) => (id === FIRST.userId ? FIRST.name : `${FIRST.name}-${id}`),
    (error: unknown) => {
      known = null
      throw error
    },
  )
  return known
}
