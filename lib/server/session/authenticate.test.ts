import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { readSecret } from '@/lib/server/storage/data-folder'
import { authenticate } from './authenticate'

let library: TestLibrary

beforeEach(async () => {
  library = await createTestLibrary()
})

afterEach(() => library.close())

const asking = (authorization?: string) =>
  authenticate(new Request('http://127.0.0.1/', authorization === undefined ? {} : { headers: { authorization } }))

test('without a token it is the local person', async () => {
  expect(await asking()).toEqual({ ok: true, value: { kind: 'local', userId: 'local' } })
})

test.each(['Bearer', 'bearer'])('with the secret of the data folder (%s) it is the command line', async (scheme) => {
  const answer = await asking(`${scheme} ${await readSecret()}`)
  expect(answer).toEqual({ ok: true, value: { kind: 'command-line', userId: 'local' } })
})

test.each(['Bearer wrong', 'Bearer ', 'Bearer', '', 'Basic bG9jYWw6', 'Bearer a b', `Bearer ${'0'.repeat(64)}`])(
  '%j is refused, not taken for nobody',
  async (authorization) => {
    expect(await asking(authorization)).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
  },
)
