import type { Metadata } from 'next'
import { AccountPage } from '@/components/people/account-page'
import { ChoosePasswordPage } from '@/components/people/choose-password-page'
import { SignOutEverywhere } from '@/components/session/sign-out-everywhere'
import { UserMenu } from '@/components/session/user-menu'
import { admitToPage } from '@/lib/server/session/page-person'

// Rendered for each request, so that no cache in front keeps a page.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Account' }

export default async function Page() {
  const { mustChangePassword } = await admitToPage('/account', 'account:own')
  if (mustChangePassword) return <ChoosePasswordPage account={<UserMenu />} />
  return <AccountPage account={<UserMenu />} everywhere={<SignOutEverywhere />} />
}
