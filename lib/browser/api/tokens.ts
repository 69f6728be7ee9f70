import { z } from 'zod'
import { type MadeToken, madeToken, type NewToken } from '@/lib/auth/token-schema'
import { requestJson } from './request'

/** Makes a token; what comes back is the only time it is seen. */
export const makeToken = (asked: NewToken): Promise<MadeToken> =>
  requestJson('/api/tokens', madeToken, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  })

/** Revokes a token. */
export async function revokeToken(tokenId: string): Promise<void> {
  await requestJson(`/api/tokens/${encodeURIComponent(tokenId)}`, z.object({}), { method: 'DELETE' })
}
