import { expect, test } from 'vitest'
import { checkRequestOrigin } from './request-origin'

const own = { method: 'GET', host: '127.0.0.1:3000', origin: null, publicHost: null }

test.each([
  { case: 'a page of ours', request: own, expected: 'ok' },
  { case: 'localhost', request: { ...own, host: 'localhost:3000' }, expected: 'ok' },
  { case: 'IPv6 loopback', request: { ...own, host: '[::1]:3000' }, expected: 'ok' },
  { case: 'an address of this machine', request: { ...own, host: '192.168.1.20:3000' }, expected: 'ok' },
  { case: 'no Host', request: { ...own, host: null }, expected: 'unknown-host' },
  {
    case: 'a foreign name pointed at this machine',
    request: { ...own, host: 'evil.example:3000' },
    expected: 'unknown-host',
  },
  {
    case: 'a name that only begins like ours',
    request: { ...own, host: 'localhost.evil.example' },
    expected: 'unknown-host',
  },
  { case: 'a name that only ends like ours', request: { ...own, host: 'evil-127.0.0.1' }, expected: 'unknown-host' },
  {
    case: 'the public name',
    request: { ...own, host: 'label.lab.example', publicHost: 'label.lab.example' },
    expected: 'ok',
  },
  {
    case: 'another name beside a public one',
    request: { ...own, host: 'x.example', publicHost: 'label.lab.example' },
    expected: 'unknown-host',
  },
  { case: 'reading from a foreign page', request: { ...own, origin: 'https://evil.example' }, expected: 'ok' },
  {
    case: 'writing from our own page',
    request: { ...own, method: 'POST', origin: 'http://127.0.0.1:3000' },
    expected: 'ok',
  },
  { case: 'writing from a program', request: { ...own, method: 'POST' }, expected: 'ok' },
  {
    case: 'writing from a foreign page',
    request: { ...own, method: 'POST', origin: 'https://evil.example' },
    expected: 'foreign-origin',
  },
  {
    case: 'writing from another port',
    request: { ...own, method: 'POST', origin: 'http://127.0.0.1:8080' },
    expected: 'foreign-origin',
  },
  {
    case: 'writing from a sandboxed page',
    request: { ...own, method: 'DELETE', origin: 'null' },
    expected: 'foreign-origin',
  },
  {
    case: 'writing from our own page, without Origin',
    request: { ...own, method: 'POST', fetchSite: 'same-origin' },
    expected: 'ok',
  },
  {
    case: 'writing from a foreign page, without Origin',
    request: { ...own, method: 'POST', fetchSite: 'cross-site' },
    expected: 'foreign-origin',
  },
  {
    case: 'writing from another port, without Origin',
    request: { ...own, method: 'PUT', fetchSite: 'same-site' },
    expected: 'foreign-origin',
  },
  { case: 'reading by a foreign page', request: { ...own, fetchSite: 'cross-site' }, expected: 'ok' },
])('$case: $expected', ({ request, expected }) => {
  const result = checkRequestOrigin(request)
  expect(result.ok ? 'ok' : result.error).toBe(expected)
})
