import { expect, test } from 'vitest'
import { FILE_POLICY, nonceOf, pagePolicy } from './page-policy'

const directives = (policy: string) =>
  new Map(
    policy.split('; ').map((line) => {
      const [name = '', ...sources] = line.split(' ')
      return [name, sources]
    }),
  )

test('a page runs only scripts with its nonce and what they ask for, and sends nothing elsewhere', () => {
  const policy = directives(pagePolicy('abc+/='))
  expect(policy.get('script-src')).toEqual(["'self'", "'nonce-abc+/='", "'strict-dynamic'"])
  expect(policy.get('connect-src')).toEqual(["'self'"])
  for (const name of ['default-src', 'object-src', 'base-uri', 'frame-ancestors'])
    expect(policy.get(name)).toEqual(["'none'"])
  expect(policy.get('style-src')).not.toContain("'unsafe-inline'")
})

test.each([
  { policy: pagePolicy('Zm9v+/8='), expected: 'Zm9v+/8=' },
  { policy: FILE_POLICY, expected: undefined },
  { policy: null, expected: undefined },
  { policy: `script-src 'nonce-"><script>'`, expected: undefined },
])('the nonce of $policy is $expected', ({ policy, expected }) => {
  expect(nonceOf(policy)).toBe(expected)
})
