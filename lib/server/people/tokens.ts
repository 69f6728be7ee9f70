import 'server-only'
import type { MadeToken, NewToken, TokenRow } from '@/lib/auth/token-schema'
import { tokenScopesOf } from '@/lib/auth/token-scopes'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import type { Audited } from '@/lib/server/audit/record-audit'
import { db } from '@/lib/server/db/client'
import type { ApiToken, Prisma } from '@/lib/server/db/generated/client'
import { personOf } from '@/lib/server/session/session-principal'
import { endRights } from '@/lib/server/session/sign-out'
import { hashToken, makeToken, TOKEN_PREFIX } from '@/lib/server/session/token-principal'
import { textsIn } from '@/lib/text/texts-in'

const DAY_MS = 24 * 60 * 60_000

/** So many characters of a token are kept readable: of its 256 bits 36 are known then, which help nobody. */
const KNOWN = TOKEN_PREFIX.length + 6

const TOKEN_NOT_FOUND = apiError('token-not-found', 'There is no such token, or it was revoked.')
const NOT_THEIRS = apiError('user-not-found', 'There is nobody with that account who may sign in.')

/**
 * A new token of `userId`. It can do no more than they may, today and later. Errors: `user-not-found`, also for who is
 * disabled; `permission-denied` for a scope that is not theirs.
 */
export async function createToken(userId: string, asked: NewToken): Promise<Result<MadeToken, ApiError>> {
  const user = await db().user.findUnique({ where: { id: userId } })
  const person = user === null ? null : personOf(user)
  if (person === null) return err(NOT_THEIRS)
  const possible = tokenScopesOf(person)
  const beyond = asked.scopes.filter((one) => !possible.includes(one))
  if (beyond.length > 0) {
    const message = `A token of ${person.name} cannot have ${beyond.join(', ')}: it can do no more than they may.`
    return err(apiError('permission-denied', message))
  }
  const token = makeToken()
  const expiresAt = new Date(Date.now() + asked.expiresInDays * DAY_MS)
  const { name, scopes } = asked
  const record = await db().apiToken.create({
    data: {
      userId,
      name,
      hash: hashToken(token),
      prefix: token.slice(0, KNOWN),
      scopes: [...new Set(scopes)],
      expiresAt,
    },
  })
  return ok({ token, ...toTokenRow(record) })
}

/** The tokens of somebody, or of everybody, that are not revoked: the newest first. */
export async function listTokens(userId: string | null): Promise<(TokenRow & { readonly username: string })[]> {
  const tokens = await db().apiToken.findMany({
    where: { revokedAt: null, ...(userId === null ? {} : { userId }) },
    include: { user: { select: { username: true, displayUsername: true, name: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  return tokens.map(({ user, ...token }) => ({
    ...toTokenRow(token),
    username: user.displayUsername ?? user.username ?? user.name,
  }))
}

/**
 * Revokes a token: of `ownerId`, or of anybody if that is null. It holds at once. Error: `token-not-found`, also for the
 * token of another.
 */
export async function revokeToken(
  tokenId: string,
  ownerId: string | null,
): Promise<Result<TokenRow & { readonly userId: string }, ApiError>> {
  const where: Prisma.ApiTokenWhereInput = {
    id: tokenId,
    revokedAt: null,
    ...(ownerId === null ? {} : { userId: ownerId }),
  }
  const token = await db().apiToken.findFirst({ where })
  if (token === null) return err(TOKEN_NOT_FOUND)
  const { count } = await db().apiToken.updateMany({ where, data: { revokedAt: new Date() } })
  if (count === 0) return err(TOKEN_NOT_FOUND)
  endRights(token.userId)
  return ok({ ...toTokenRow(token), userId: token.userId })
}

/** What the audit is told of a token. */
export const tokenAudited = ({ id, name, prefix, scopes }: TokenRow): Pick<Audited, 'subjectId' | 'details'> => ({
  subjectId: id,
  details: { name, prefix, scopes },
})

function toTokenRow(token: ApiToken): TokenRow {
  const { id, prefix, name, scopes, createdAt, expiresAt, lastUsedAt } = token
  return {
    id,
    prefix,
    name,
    scopes: textsIn(scopes),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }
}
