import { afterEach, beforeEach, expect, test } from 'vitest'
import { forgetEnv } from './env'
import { createLog } from './log'

const TOKEN = `fm_${'Ab3_-'.repeat(8)}`
let lines: string[] = []

beforeEach(() => {
  lines = []
  process.env['FRAMEMARK_LOG_LEVEL'] = 'info'
  forgetEnv()
})

afterEach(() => {
  delete process.env['FRAMEMARK_LOG_LEVEL']
  forgetEnv()
})

const written = (entry: object, message: string): Record<string, unknown> => {
  createLog({ write: (line: string) => lines.push(line) }).error(entry, message)
  return JSON.parse(lines.join(''))
}

test.each([
  { what: 'a token', entry: { err: new Error(`no such token: ${TOKEN}`) }, secret: TOKEN },
  { what: 'a header', entry: { err: new Error('Authorization: Bearer 0123abcd is wrong') }, secret: '0123abcd' },
  { what: 'a cookie', entry: { err: new Error('framemark.session_token=abc.def; Path=/') }, secret: 'abc.def' },
  {
    what: 'what a database was given',
    entry: { err: new Error('Invalid invocation: { data: { userId: "u", password: "salt:hashed" } }') },
    secret: 'salt:hashed',
  },
  {
    what: 'a query',
    entry: { err: new Error('fetch failed', { cause: new Error('GET http://h/api/videos?key=sesame') }) },
    secret: 'sesame',
  },
  { what: 'the query of a path', entry: { err: new Error('at /videos/v1?link=sesame') }, secret: 'sesame' },
  {
    what: 'a request that hangs on an error',
    entry: {
      err: Object.assign(new Error('x'), { body: { name: 'sesame' }, request: { headers: { cookie: 'sesame' } } }),
    },
    secret: 'sesame',
  },
  { what: 'a name that says so', entry: { token: 'sesame', headers: { cookie: 'sesame' } }, secret: 'sesame' },
])('$what is in no line', ({ entry, secret }) => {
  expect(written(entry, 'it failed')).toMatchObject({ msg: 'it failed' })
  expect(lines.join('')).not.toContain(secret)
})

test('a secret in the message of the line is none either', () => {
  expect(written({}, `refused ${TOKEN}`)).toMatchObject({ msg: 'refused fm_[hidden]' })
})

test('what explains a failure is there', () => {
  const error = Object.assign(new Error('the disk is full', { cause: new Error('ENOSPC') }), { code: 'ENOSPC' })
  expect(written({ err: error, path: '/api/videos/v1', videoId: 'v1' }, 'it failed')).toMatchObject({
    err: {
      type: 'Error',
      message: 'the disk is full',
      code: 'ENOSPC',
      stack: expect.any(String),
      cause: { message: 'ENOSPC' },
    },
    path: '/api/videos/v1',
    videoId: 'v1',
  })
})
