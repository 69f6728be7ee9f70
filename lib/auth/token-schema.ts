import { z } from 'zod'
import { ALL_PERMISSIONS, type Permission } from './permissions'

const permission = z.enum(ALL_PERMISSIONS as [Permission, ...Permission[]])

/** How long a token is good for, in days. */
export const TOKEN_DAYS = { least: 1, most: 3650, usual: 90 } as const

/** What a token is called by whoever made it: it says where it is used. */
export const tokenName = z.string().trim().min(1, 'not empty').max(80, 'at most 80 characters')

/** What a token may; nothing in it means everything that its person may and a token can. */
export const tokenScopes = z.array(permission).max(ALL_PERMISSIONS.length)

export const tokenDays = z.number().int().min(TOKEN_DAYS.least).max(TOKEN_DAYS.most)

/** `POST /api/tokens` */
export const newToken = z.object({
  name: tokenName,
  scopes: tokenScopes.default([]),
  expiresInDays: tokenDays.default(TOKEN_DAYS.usual),
})

export type NewToken = z.infer<typeof newToken>

/** A token as it is listed: all but the token itself, of which only its beginning is known. Times are ISO 8601. */
export const tokenRow = z.object({
  id: z.string(),
  /** Its first characters, by which somebody tells it from others. */
  prefix: z.string(),
  name: z.string(),
  /** Kept as they were given. */
  scopes: z.array(z.string()),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  /** Up to a minute late; null if it never was used. */
  lastUsedAt: z.iso.datetime().nullable(),
})

export type TokenRow = z.infer<typeof tokenRow>

/** `GET /api/tokens`: those that are not revoked, the newest first. */
export const tokenList = z.object({ tokens: z.array(tokenRow) })

/** The answer to whoever makes a token. `token` is shown this once. */
export const madeToken = tokenRow.extend({ token: z.string() })

export type MadeToken = z.infer<typeof madeToken>
