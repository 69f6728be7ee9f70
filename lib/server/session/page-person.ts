import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { Permission } from '@/lib/auth/permissions'
import { isPermitted, type Principal } from '@/lib/auth/principal'
import { hasAdministrator } from '@/lib/server/people/add-person'
import { sessionPrincipal } from './session-principal'

/** Who asks for a page; null for nobody. */
export const pagePrincipal = async (): Promise<Principal | null> =>
  await sessionPrincipal((await headers()).get('cookie'))

/** What an address says behind its "?", as a page is given it. */
export type PageQuery = Readonly<Record<string, string | string[] | undefined>>

/**
 * Lets only people who may see a page see it; everybody else is sent on: to set up, to sign in and back to `path`, to
 * choose a password, or to the library. Whoever has to sign in first comes back to the filters or the frame that `query` names.
 */
export async function admitToPage(path: string, permission: Permission, query: PageQuery = {}): Promise<Principal> {
  const principal = await pagePrincipal()
  if (principal === null)
    redirect((await hasAdministrator()) ? `/sign-in?next=${encodeURIComponent(addressOf(path, query))}` : '/setup')
  if (principal.mustChangePassword && permission !== 'account:own') redirect('/account?choose=password')
  if (!isPermitted(principal, permission)) redirect('/')
  return principal
}

function addressOf(path: string, query: PageQuery): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  )
  return pairs.length > 0 ? `${path}?${new URLSearchParams(pairs)}` : path
}
