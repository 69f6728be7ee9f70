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

/**
 * Lets only people who may see a page see it; everybody else is sent on: to set up, to sign in and back to `path`, to
 * choose a password, or to the library.
 */
export async function admitToPage(path: string, permission: Permission): Promise<Principal> {
  const principal = await pagePrincipal()
  if (principal === null) redirect((await hasAdministrator()) ? `/sign-in?next=${encodeURIComponent(path)}` : '/setup')
  if (principal.mustChangePassword && permission !== 'account:own') redirect('/account?choose=password')
  if (!isPermitted(principal, permission)) redirect('/')
  return principal
}
