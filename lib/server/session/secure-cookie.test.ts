import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { forgetEnv } from '@/lib/server/env'
import { addPerson } from '@/lib/server/people/add-person'
import { sessionPrincipal } from './session-principal'
import { signIn } from './sign-in'
import { signOut } from './sign-out'

const PERSON = { username: 'ana', name: 'Ana', password: 'long enough for all', role: 'annotator' } as const

let library: TestLibrary

beforeEach(async () => {
  library = await createTestLibrary()
})

afterEach(async () => {
  delete process.env['FRAMEMARK_PUBLIC_URL']
  await library.close()
})

async function cookieLine(publicUrl: string | undefined): Promise<string> {
  if (publicUrl !== undefined) process.env['FRAMEMARK_PUBLIC_URL'] = publicUrl
  forgetEnv()
  await addPerson({ ...PERSON, mustChangePassword: false })
  const done = await signIn(new Request('http://127.0.0.1/'), PERSON)
  return (done.ok ? done.value.headers.getSetCookie() : [])[0] ?? ''
}

test.each([
  { publicUrl: undefined, name: 'framemark.session_token', isSecure: false },
  { publicUrl: 'http://label.lab.example', name: 'framemark.session_token', isSecure: false },
  { publicUrl: 'https://label.lab.example', name: '__Secure-framemark.session_token', isSecure: true },
])('opened at $publicUrl, the cookie of a session is $name', async ({ publicUrl, name, isSecure }) => {
  const line = await cookieLine(publicUrl)
  const [pair = '', ...attributes] = line.split('; ')
  expect(pair.split('=')[0]).toBe(name)
  expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Path=/']))
  expect(attributes.includes('Secure')).toBe(isSecure)
  expect(await sessionPrincipal(pair)).toMatchObject({ name: PERSON.name, role: 'annotator' })

  const taken = await signOut(new Request('http://127.0.0.1/', { headers: { cookie: pair } }))
  expect(taken.getSetCookie()[0]).toMatch(new RegExp(`^${name.replace('.', '\\.')}=;.*Max-Age=0`))
  expect(await sessionPrincipal(pair)).toBeNull()
})
