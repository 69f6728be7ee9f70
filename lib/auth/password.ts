import { err, ok, type Result } from '@/lib/result/result'

/** How long a password is, in characters. Source: NIST SP 800-63B section 5.1.1.2, with a longer least length. */
export const PASSWORD = { least: 12, most: 128 } as const

/** {@link PASSWORD} in words. */
export const PASSWORD_RULE = `${PASSWORD.least} to ${PASSWORD.most} characters`

const TRIVIAL = [/^(.)\1*$/, /^(?:0?1234567890?)+/, /password|passwort|letmein|qwertz|qwerty/i]

/**
 * Whether `password` may be somebody's. Length is what counts; nothing is asked of the kinds of characters. The error is a
 * sentence for the person: their own name, one character again and again, and what everybody tries first are refused.
 */
export function checkPassword(password: string, username: string): Result<true, string> {
  if (password.length < PASSWORD.least) return err(`A password has at least ${PASSWORD.least} characters.`)
  if (password.length > PASSWORD.most) return err(`A password has at most ${PASSWORD.most} characters.`)
  if (username !== '' && password.toLowerCase().includes(username.toLowerCase()))
    return err('A password does not contain the username.')
  if (TRIVIAL.some((pattern) => pattern.test(password))) return err('That password is one of the first that are tried.')
  return ok(true)
}
