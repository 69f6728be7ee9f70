import type { Metadata } from 'next'
import { UserMenu } from '@/components/session/user-menu'
import { DashboardPage } from '@/components/work/dashboard-page'
import { admitToPage } from '@/lib/server/session/page-person'

// Rendered for each request, so that no cache in front keeps a page.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Dashboard' }

export default async function Page() {
  await admitToPage('/dashboard', 'dashboard:read')
  return <DashboardPage account={<UserMenu />} />
}
