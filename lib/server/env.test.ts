import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseEnv as parseEnvFile } from 'node:util'
import { expect, test } from 'vitest'
import { parseEnv, SETTINGS, unknownVariables } from './env'

test('an empty environment is a working one', () => {
  expect(parseEnv({})).toEqual({
    ok: true,
    value: {
      FRAMEMARK_DATA_DIR: resolve('data'),
      HOST: '127.0.0.1',
      PORT: 3000,
      FRAMEMARK_ALLOWED_ORIGINS: [],
      FRAMEMARK_OIDC_NAME: 'OpenID',
      FRAMEMARK_OIDC_ROLE: 'none',
      FRAMEMARK_MEDIA_OFFLOAD: 'off',
      FRAMEMARK_RANGES: 'on',
      FRAMEMARK_STREAMS_PER_USER: 16,
      FRAMEMARK_STREAMS: 256,
      FRAMEMARK_MEDIA_CACHE: 'private',
      FRAMEMARK_MEDIA_LINKS: 'off',
      FRAMEMARK_MEDIA_LINK_SECONDS: 3600,
      FRAMEMARK_SAMPLE: 'on',
      FRAMEMARK_LOG_LEVEL: 'info',
    },
  })
})

test('a variable set to nothing counts as absent', () => {
  expect(parseEnv({ PORT: '', DATABASE_URL: '', FRAMEMARK_RANGES: '' })).toEqual(parseEnv({}))
})

test.each([
  [{ HOST: '::1' }, { HOST: '::1' }],
  [{ HOST: '127.1.2.3' }, { HOST: '127.1.2.3' }],
  [{ PORT: '0' }, { PORT: 0 }],
  [{ FRAMEMARK_DATA_DIR: '/var/lib/framemark' }, { FRAMEMARK_DATA_DIR: '/var/lib/framemark' }],
  [{ DATABASE_URL: 'file:other.db' }, { DATABASE_URL: 'file:other.db' }],
  [
    {
      FRAMEMARK_OIDC_ISSUER: 'https://id.example/realms/clinic',
      FRAMEMARK_OIDC_CLIENT_ID: 'framemark',
      FRAMEMARK_OIDC_CLIENT_SECRET: 's',
    },
    { FRAMEMARK_OIDC_ISSUER: 'https://id.example/realms/clinic' },
  ],
  [{ FRAMEMARK_QUOTA_GB: '0.5' }, { FRAMEMARK_QUOTA_GB: 0.5 }],
  [{ FRAMEMARK_MEDIA_LINK_SECONDS: '2' }, { FRAMEMARK_MEDIA_LINK_SECONDS: 2 }],
  [{ FRAMEMARK_PUBLIC_URL: 'https://a.example:8443' }, { FRAMEMARK_PUBLIC_URL: 'https://a.example:8443' }],
  [
    { FRAMEMARK_ALLOWED_ORIGINS: ' https://a.example , http://localhost:5173,' },
    { FRAMEMARK_ALLOWED_ORIGINS: ['https://a.example', 'http://localhost:5173'] },
  ],
])('%j is allowed', (source, parsed) => {
  expect(parseEnv(source)).toMatchObject({ ok: true, value: parsed })
})

test.each([
  [{ HOST: 'http://x' }, 'HOST: "http://x" is not allowed; it has to be an address of this machine'],
  [{ PORT: '65536' }, 'PORT: "65536" is not allowed; it has to be a whole number from 0 to 65535.'],
  [{ PORT: '3e3' }, 'PORT: "3e3"'],
  [{ FRAMEMARK_MEDIA_LINKS: 'yes' }, 'FRAMEMARK_MEDIA_LINKS: "yes" is not allowed; it has to be one of on, off.'],
  [{ FRAMEMARK_MEDIA_LINK_SECONDS: '1' }, 'it has to be a whole number from 2 to 86400.'],
  [{ PORT: '-1' }, 'PORT: "-1"'],
  [{ DATABASE_URL: 'postgres://a:hidden@b/c' }, 'PostgreSQL is not supported yet'],
  [{ DATABASE_URL: 'mysql://a' }, 'DATABASE_URL: its value is not allowed; it has to be a file: URL.'],
  [{ FRAMEMARK_PUBLIC_URL: 'framemark.example' }, 'FRAMEMARK_PUBLIC_URL'],
  [{ FRAMEMARK_PUBLIC_URL: 'https://a.example/path' }, 'without a path'],
  [{ FRAMEMARK_ALLOWED_ORIGINS: 'https://a.example,*' }, 'FRAMEMARK_ALLOWED_ORIGINS'],
  [{ FRAMEMARK_RANGES: 'maybe' }, 'FRAMEMARK_RANGES: "maybe" is not allowed; it has to be one of on, raw-only, off.'],
  [{ FRAMEMARK_STREAMS: '0' }, 'FRAMEMARK_STREAMS'],
  [{ FRAMEMARK_QUOTA_GB: '0' }, 'FRAMEMARK_QUOTA_GB: "0" is not allowed; it has to be a number of gigabytes above 0.'],
  [{ FRAMEMARK_QUOTA_GB: '1e3' }, 'FRAMEMARK_QUOTA_GB'],
  [{ FRAMEMARK_ADMIN_USERNAME: 'admin' }, 'set together or not at all'],
  [{ FRAMEMARK_ADMIN_USERNAME: 'admin', FRAMEMARK_ADMIN_PASSWORD: 'hidden' }, '12 to 128 characters'],
  [{ FRAMEMARK_OIDC_ISSUER: 'https://id.example' }, 'set together or not at all'],
  [{ FRAMEMARK_OIDC_CLIENT_SECRET: 'hidden' }, 'set together or not at all'],
  [{ FRAMEMARK_OIDC_ISSUER: 'https://id.example/?tenant=1' }, 'the address of an OpenID provider, without ? and #'],
  [{ FRAMEMARK_OIDC_ROLE: 'administrator' }, 'one of none, annotator'],
])('%j is refused', (source, message) => {
  const parsed = parseEnv(source)
  expect(parsed.ok ? 'allowed' : parsed.error).toContain(message)
  expect(parsed.ok ? '' : parsed.error).not.toContain('hidden')
})

test('every bad value has a line of its own', () => {
  const parsed = parseEnv({ PORT: 'x', FRAMEMARK_SAMPLE: 'x' })
  expect(parsed.ok ? [] : parsed.error.split('\n')).toHaveLength(2)
})

test('a misspelt name is found, ours and foreign ones are not', () => {
  const source = { FRAMEMARK_SAMPEL: 'on', FRAMEMARK_SAMPLE: 'on', FRAMEMARK_CHROMIUM: '/x', PATH: '/bin' }
  expect(unknownVariables(source)).toEqual(['FRAMEMARK_SAMPEL'])
})

test('.env.example names every setting, and as it stands it changes nothing', async () => {
  const example = parseEnvFile(await readFile('.env.example', 'utf8'))
  expect(unknownVariables(example)).toEqual([])
  expect(parseEnv(example)).toEqual(parseEnv({}))
  expect(Object.keys(example).sort()).toEqual([...SETTINGS].sort())
})
