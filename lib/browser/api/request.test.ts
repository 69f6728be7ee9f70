import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { UNKNOWN_SESSION } from '@/lib/auth/page-session'
import { onSessionDoubted, pageSession, tellPageSession } from '@/lib/browser/session/page-session'
import { requestJson } from './request'

let asked: { url: string; headers: Headers }[] = []
let answer: () => Response = () => Response.json({})
let doubts = 0
const life = new AbortController()
onSessionDoubted(() => {
  doubts += 1
}, life.signal)

beforeEach(() => {
  asked = []
  doubts = 0
  pageSession.setState(UNKNOWN_SESSION, true)
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, headers: new Headers(init.headers) })
    return answer()
  })
})
afterEach(() => vi.unstubAllGlobals())

const refuse = (code: string, status: number) => () => Response.json({ error: { code, message: 'no' } }, { status })
const ask = (url: string, init?: RequestInit) => requestJson(url, z.object({}), init)

test.each([
  { url: '/api/videos', code: 'unauthenticated', status: 401, expected: 1, rule: 'who is signed in is asked' },
  { url: '/api/videos', code: 'password-change-required', status: 403, expected: 1, rule: 'the same' },
  { url: '/api/videos', code: 'permission-denied', status: 403, expected: 0, rule: 'that is another matter' },
  { url: '/api/auth/sign-in/username', code: 'unauthenticated', status: 401, expected: 0, rule: 'a wrong password' },
])('$url refused by $code: $rule', async ({ url, code, status, expected }) => {
  answer = refuse(code, status)
  await expect(ask(url)).rejects.toMatchObject({ code })
  expect(doubts).toBe(expected)
  expect(pageSession.getState().lock).toBeNull()
})

test('when the server says that nobody is signed in, the page is locked', async () => {
  answer = refuse('unauthenticated', 401)
  await expect(ask('/api/me')).rejects.toThrow()
  expect([doubts, pageSession.getState().lock]).toEqual([0, { kind: 'signed-out' }])
})

test('changes say for whom they are, as soon as that is known; what is only read does not', async () => {
  answer = () => Response.json({})
  await ask('/api/videos', { method: 'POST' })
  const person = { id: 'ana', name: 'Ana', username: 'ana' }
  tellPageSession({ type: 'known', person, mustChangePassword: false })
  await ask('/api/videos', { method: 'POST', headers: { 'content-type': 'application/json' } })
  await ask('/api/videos')
  expect(asked.map(({ headers }) => headers.get('framemark-person'))).toEqual([null, 'ana', null])
  expect(asked[1]?.headers.get('content-type')).toBe('application/json')
})
