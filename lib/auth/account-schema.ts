import { z } from 'zod'
import { newPassword as fitLength } from './schema'

/** `POST /api/auth/change-password` */
export const changePasswordRequest = z.object({ currentPassword: z.string().max(1000), newPassword: fitLength })

/** A session of one's own. Times are ISO 8601. */
export const ownSession = z.object({
  id: z.string(),
  /** When they signed in. */
  createdAt: z.iso.datetime(),
  /** When it was used last, to within a few minutes. */
  lastSeen: z.iso.datetime(),
  /** Where they signed in from; null if the server was not told. */
  address: z.string().nullable(),
  /** In words, as "Firefox on Linux". */
  browser: z.string(),
  /** Whether it is the one that asks. */
  isCurrent: z.boolean(),
})

export type OwnSession = z.infer<typeof ownSession>

/** `GET /api/auth/sessions` */
export const ownSessions = z.object({ sessions: z.array(ownSession) })
