import { expect, test } from 'vitest'
import { unencryptedWarning } from './unencrypted'

test.each([
  { host: '127.0.0.1', url: undefined, warns: false },
  { host: 'localhost', url: undefined, warns: false },
  { host: '::1', url: 'http://label.lab.example', warns: false },
  { host: '0.0.0.0', url: undefined, warns: true },
  { host: '::', url: undefined, warns: true },
  { host: '192.168.1.5', url: 'http://label.lab.example', warns: true },
  { host: '0.0.0.0', url: 'https://label.lab.example', warns: false },
])('listening on $host for $url: warned $warns', ({ host, url, warns }) => {
  const warning = unencryptedWarning({ HOST: host, FRAMEMARK_PUBLIC_URL: url })
  expect(warning === null ? false : warning.includes('unencrypted')).toBe(warns)
})
