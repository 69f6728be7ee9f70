import 'server-only'
import { checkPassword } from '@/lib/auth/password'
import { randomCode } from './random-code'

/** A password that somebody is told and replaces by one of their own: 78 random bits, fit for `username`. */
export function oneTimePassword(username: string): string {
  for (;;) {
    const password = randomCode(4)
    // By chance one may hold a short username.
    if (checkPassword(password, username).ok) return password
  }
}
