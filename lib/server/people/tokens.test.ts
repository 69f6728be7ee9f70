import { afterEach, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { createTestPerson } from '@/lib/server/db/test-principal'
import { authenticate } from '@/lib/server/session/authenticate'
import { createToken, listTokens, revokeToken } from './tokens'

let library: TestLibrary

beforeEach(async () => {
  library = await createTestLibrary()
  await createTestPerson('ana', 'annotator')
  await createTestPerson('ben', 'reviewer')
})
afterEach(() => library.close())

const USUAL = { name: 'a script', scopes: [], expiresInDays: 90 }

async function made(userId: string, more: Partial<Parameters<typeof createToken>[1]> = {}) {
  const token = await createToken(userId, { ...USUAL, ...more })
  if (!token.ok) throw new Error(token.error.message)
  return token.value
}

const asking = (token: string) =>
  authenticate(new Request('http://127.0.0.1/', { headers: { authorization: `Bearer ${token}` } }))

test('a token is shown once, and what is kept of it does not say it', async () => {
  const { token, id, prefix } = await made('ana')
  expect(token.startsWith(prefix)).toBe(true)
  const record = await db().apiToken.findUniqueOrThrow({ where: { id } })
  expect(JSON.stringify(record)).not.toContain(token)
  expect(JSON.stringify(await listTokens('ana'))).not.toContain(token)
})

test('without scopes it may what its person may, but not what no token can', async () => {
  const principal = await asking((await made('ana')).token)
  expect(principal).toMatchObject({ ok: true, value: { kind: 'token', userId: 'ana' } })
  const permissions = principal.ok ? principal.value.permissions : new Set()
  expect(permissions.has('segment:write')).toBe(true)
  expect([...permissions].filter((one) => ['token:own', 'account:own', 'media:raw'].includes(String(one)))).toEqual([])
})

test('with scopes it may these alone', async () => {
  const principal = await asking((await made('ana', { scopes: ['segment:read'] })).token)
  expect(principal.ok && [...principal.value.permissions].sort()).toEqual(['segment:read', 'service:probe'])
})

test.each(['media:raw', 'document:review', 'token:own', 'library:import'] as const)(
  'an annotator gets no token for %s',
  async (scope) => {
    const refused = await createToken('ana', { ...USUAL, scopes: ['segment:read', scope] })
    expect(refused).toMatchObject({ ok: false, error: { code: 'permission-denied' } })
    expect(refused.ok ? '' : refused.error.message).toContain(scope)
    expect(await listTokens(null)).toEqual([])
  },
)

test('a token does not outlive the rights of its person', async () => {
  const { token } = await made('ben', { scopes: ['document:review'] })
  await db().user.update({ where: { id: 'ben' }, data: { role: 'annotator' } })
  const principal = await asking(token)
  expect(principal.ok && principal.value.permissions.has('document:review')).toBe(false)
  await db().user.update({ where: { id: 'ben' }, data: { banned: true } })
  expect(await asking(token)).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
  expect(await createToken('ben', USUAL)).toMatchObject({ ok: false, error: { code: 'user-not-found' } })
})

test('it expires after so many days', async () => {
  const { token, id, expiresAt } = await made('ana', { expiresInDays: 1 })
  const hours = (Date.parse(expiresAt ?? '') - Date.now()) / 3_600_000
  expect(hours).toBeGreaterThan(23)
  expect(hours).toBeLessThanOrEqual(24)
  await db().apiToken.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } })
  expect(await asking(token)).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
})

test('whoever revokes a token takes it from the list, and it opens nothing from then on', async () => {
  const { token, id } = await made('ana')
  expect((await asking(token)).ok).toBe(true)
  expect(await revokeToken(id, 'ben')).toMatchObject({ ok: false, error: { code: 'token-not-found' } })
  expect((await asking(token)).ok).toBe(true)
  expect(await revokeToken(id, 'ana')).toMatchObject({ ok: true, value: { id, userId: 'ana' } })
  expect(await asking(token)).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
  expect(await listTokens('ana')).toEqual([])
  expect(await revokeToken(id, 'ana')).toMatchObject({ ok: false, error: { code: 'token-not-found' } })
})

test('people see their own tokens; whoever manages people revokes those of all', async () => {
  const [mine, theirs] = [await made('ana', { name: 'one' }), await made('ben', { name: 'two' })]
  expect((await listTokens('ana')).map(({ id }) => id)).toEqual([mine.id])
  expect((await listTokens(null)).map(({ username }) => username).sort()).toEqual(['ana', 'ben'])
  expect(await revokeToken(theirs.id, null)).toMatchObject({ ok: true, value: { userId: 'ben' } })
})
