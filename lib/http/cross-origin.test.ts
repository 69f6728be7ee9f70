import { expect, test } from 'vitest'
import { crossOriginHeaders, preflightHeaders } from './cross-origin'

const viewer = 'https://viewer.example'
const configured = { allowedOrigins: [viewer, 'http://127.0.0.1:8080'] }
const methods = ['GET', 'HEAD', 'POST', 'OPTIONS']

test('without allowed origins nothing is said', () => {
  expect(crossOriginHeaders(viewer, { allowedOrigins: [] })).toEqual({})
  expect(preflightHeaders(viewer, methods, { allowedOrigins: [] })).toEqual({})
})

test('an allowed origin may read, with its credentials, what a player needs', () => {
  expect(crossOriginHeaders(viewer, configured)).toEqual({
    'access-control-allow-origin': viewer,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'Content-Range, Accept-Ranges, Content-Length, ETag',
    'cross-origin-resource-policy': 'cross-origin',
    vary: 'Origin',
  })
})

test.each([
  { origin: null, rule: 'a page of ours' },
  { origin: 'https://evil.example', rule: 'a foreign origin' },
  { origin: 'https://viewer.example.evil.example', rule: 'a name that begins like an allowed one' },
  { origin: 'http://viewer.example', rule: 'another scheme' },
  { origin: 'https://viewer.example:8443', rule: 'another port' },
  { origin: 'null', rule: 'a sandboxed page' },
])('$rule is told nothing but that the answer varies', ({ origin }) => {
  expect(crossOriginHeaders(origin, configured)).toEqual({ vary: 'Origin' })
  expect(preflightHeaders(origin, methods, configured)).toEqual({})
})

test('a preflight is told of the safe methods only', () => {
  expect(preflightHeaders(viewer, methods, configured)).toMatchObject({
    'access-control-allow-methods': 'GET, HEAD',
    'access-control-allow-headers': expect.stringContaining('If-Range'),
  })
})
