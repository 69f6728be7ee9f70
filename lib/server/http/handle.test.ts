import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Permission } from '@/lib/auth/permissions'
import { signedIn } from '@/lib/auth/principal'
import { ok } from '@/lib/result/result'
import { handle } from './handle'

const ana = signedIn({ id: 'ana', name: 'Ana', role: 'annotator', grants: [], mustChangePassword: false }, 's1')

vi.mock('@/lib/server/session/authenticate', () => ({ authenticate: async () => ok(ana) }))

beforeEach(() => {
  process.env['FRAMEMARK_LOG_LEVEL'] = 'silent'
})
afterEach(() => {
  delete process.env['FRAMEMARK_LOG_LEVEL']
})

test.each<{ permission: Permission; meant: string | null; status: number; rule: string }>([
  { permission: 'segment:write', meant: null, status: 200, rule: 'a script says nothing' },
  { permission: 'segment:write', meant: 'ana', status: 200, rule: 'a page of hers' },
  { permission: 'segment:write', meant: 'ben', status: 401, rule: 'a page of Ben, after Ana signed in beside it' },
  { permission: 'service:probe', meant: 'ben', status: 200, rule: 'Ben may sign in again' },
])('$permission for $meant, asked by Ana: $rule', async ({ permission, meant, status }) => {
  const handler = vi.fn(async () => ok({ json: {} }))
  const headers = { host: 'localhost', ...(meant !== null && { 'framemark-person': meant }) }
  const request = new Request('http://localhost/api/x', { method: 'POST', headers })
  const answer = await handle({ permission }, handler)(request, { params: Promise.resolve({}) })
  expect(answer.status).toBe(status)
  expect(handler).toHaveBeenCalledTimes(status === 200 ? 1 : 0)
})
