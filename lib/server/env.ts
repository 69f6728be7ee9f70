import 'server-only'
import { resolve } from 'node:path'
import { z } from 'zod'
import { MEDIA_LINK_BUCKET_SECONDS } from '@/lib/auth/media-link'
import { PASSWORD, PASSWORD_RULE } from '@/lib/auth/password'
import { USERNAME_PATTERN, USERNAME_RULE } from '@/lib/auth/username'
import { err, ok, type Result } from '@/lib/result/result'
import { processWide } from './process-wide'

const whole = (least: number, most: number) => {
  const allowed = `a whole number from ${least} to ${most}`
  return z
    .string()
    .regex(/^\d{1,10}$/, allowed)
    .transform(Number)
    .refine((value) => value >= least && value <= most, allowed)
}

const gigabytes = z
  .string()
  .regex(/^\d{1,7}(?:\.\d{1,3})?$/, 'a number of gigabytes above 0')
  .transform(Number)
  .refine((value) => value > 0, 'a number of gigabytes above 0')

const choice = <const C extends readonly [string, ...string[]]>(choices: C) =>
  z.enum(choices, { error: `one of ${choices.join(', ')}` })

const origins = z
  .string()
  .transform((list) => list.split(',').map((origin) => origin.trim()))
  .transform((list) => list.filter((origin) => origin !== ''))
  .refine((list) => list.every(isOrigin), 'a comma-separated list of origins such as https://example.org')

/** The environment as contract: every variable the server reads, its default and what is allowed. */
const environment = z.object({
  FRAMEMARK_DATA_DIR: z
    .string()
    .default('./data')
    .transform((path) => resolve(path)),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:-]{1,253}$/, 'an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them')
    .default('127.0.0.1'),
  PORT: whole(0, 65_535).default(3000),
  DATABASE_URL: z
    .string()
    .refine((url) => !/^postgres(?:ql)?:/.test(url), 'a file: URL; PostgreSQL is not supported yet')
    .refine((url) => /^postgres(?:ql)?:/.test(url) || isFileUrl(url), 'a file: URL')
    .optional(),
  FRAMEMARK_PUBLIC_URL: z
    .string()
    .refine(isOrigin, 'the address people open, without a path, such as https://framemark.example.org')
    .optional(),
  FRAMEMARK_ALLOWED_ORIGINS: origins.default([]),
  FRAMEMARK_ADMIN_USERNAME: z.string().regex(USERNAME_PATTERN, USERNAME_RULE).optional(),
  FRAMEMARK_ADMIN_PASSWORD: z.string().min(PASSWORD.least, PASSWORD_RULE).max(PASSWORD.most, PASSWORD_RULE).optional(),
  FRAMEMARK_OIDC_ISSUER: z.string().refine(isIssuer, 'the address of an OpenID provider, without ? and #').optional(),
  FRAMEMARK_OIDC_CLIENT_ID: z.string().max(500).optional(),
  FRAMEMARK_OIDC_CLIENT_SECRET: z.string().max(2000).optional(),
  FRAMEMARK_OIDC_NAME: z.string().trim().max(60, 'at most 60 characters').default('OpenID'),
  FRAMEMARK_OIDC_ROLE: choice(['none', 'annotator']).default('none'),
  FRAMEMARK_MEDIA_OFFLOAD: choice(['off', 'nginx']).default('off'),
  FRAMEMARK_RANGES: choice(['on', 'raw-only', 'off']).default('on'),
  FRAMEMARK_STREAMS_PER_USER: whole(1, 100_000).default(16),
  FRAMEMARK_STREAMS: whole(1, 100_000).default(256),
  FRAMEMARK_MEDIA_CACHE: choice(['private', 'no-store']).default('private'),
  FRAMEMARK_MEDIA_LINKS: choice(['on', 'off']).default('off'),
  FRAMEMARK_MEDIA_LINK_SECONDS: whole(2, 86_400).default(MEDIA_LINK_BUCKET_SECONDS),
  FRAMEMARK_QUOTA_GB: gigabytes.optional(),
  FRAMEMARK_SAMPLE: choice(['on', 'off']).default('on'),
  FRAMEMARK_LOG_LEVEL: choice(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
})

/** The parsed environment. `FRAMEMARK_DATA_DIR` is absolute; what is absent has no default. */
export type Env = Readonly<z.infer<typeof environment>>

/** The names of all settings. */
export const SETTINGS: readonly string[] = Object.keys(environment.shape)

/** Variables of other programs of this repository: known, but not the server's. */
const FOREIGN = new Set(['FRAMEMARK_CHROMIUM', 'FRAMEMARK_NGINX'])

/** Values that are never repeated, in no message. */
const SECRET = new Set(['FRAMEMARK_ADMIN_PASSWORD', 'FRAMEMARK_OIDC_CLIENT_SECRET', 'DATABASE_URL'])

/**
 * `source` parsed. The error is one line for each bad variable: its name, its value (unless secret), what is allowed.
 * A variable set to nothing counts as absent, as in a copied `.env.example`.
 */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Result<Env, string> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const issues = new Map(parsed.error.issues.map(({ path, message }) => [String(path[0]), message]))
    return err([...issues].map(([name, allowed]) => refusal(name, given[name], allowed)).join('\n'))
  }
  const { FRAMEMARK_ADMIN_USERNAME: username, FRAMEMARK_ADMIN_PASSWORD: password } = parsed.data
  if ((username === undefined) !== (password === undefined)) {
    return err('FRAMEMARK_ADMIN_USERNAME and FRAMEMARK_ADMIN_PASSWORD are set together or not at all.')
  }
  const { FRAMEMARK_OIDC_ISSUER, FRAMEMARK_OIDC_CLIENT_ID, FRAMEMARK_OIDC_CLIENT_SECRET } = parsed.data
  const oidc = [FRAMEMARK_OIDC_ISSUER, FRAMEMARK_OIDC_CLIENT_ID, FRAMEMARK_OIDC_CLIENT_SECRET]
  if (oidc.some((value) => value === undefined) && oidc.some((value) => value !== undefined)) {
    return err(
      'FRAMEMARK_OIDC_ISSUER, FRAMEMARK_OIDC_CLIENT_ID and FRAMEMARK_OIDC_CLIENT_SECRET are set together or not at all.',
    )
  }
  return ok(parsed.data)
}

/** Names in `source` that look like ours and mean nothing: most likely misspelt. */
export const unknownVariables = (source: Readonly<Record<string, string | undefined>>): string[] =>
  Object.keys(source).filter((name) => name.startsWith('FRAMEMARK_') && !SETTINGS.includes(name) && !FOREIGN.has(name))

const parsedOnce = processWide<Env>('env')

/** The environment of this process, parsed once. Throws an Error whose message is for the operator. */
export function env(): Env {
  if (parsedOnce.value !== undefined) return parsedOnce.value
  const parsed = parseEnv(process.env)
  if (!parsed.ok) throw new Error(parsed.error)
  parsedOnce.value = parsed.value
  return parsed.value
}

/** Has {@link env} look again, after a test changed `process.env`. */
export function forgetEnv(): void {
  parsedOnce.value = undefined
}

function refusal(name: string, value: string | undefined, allowed: string): string {
  const shown = SECRET.has(name) ? 'its value' : JSON.stringify(value)
  return `${name}: ${shown} is not allowed; it has to be ${allowed}.`
}

function isFileUrl(text: string): boolean {
  if (!text.startsWith('file:')) return false
  try {
    return decodeURIComponent(text.slice('file:'.length)) !== ''
  } catch {
    return false
  }
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  const isBare =
    url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && !text.endsWith('/')
  return /^https?:$/.test(url.protocol) && isBare
}

/** Source: OpenID Connect Discovery 1.0 section 3, with http for one within a network of its own. */
function isIssuer(text: string): boolean {
  return URL.canParse(text) && /^https?:\/\/[^?#@]+$/.test(text)
}
