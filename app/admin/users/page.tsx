import type { Metadata } from 'next'
import { PeoplePage } from '@/components/people/people-page'
import { UserMenu } from '@/components/session/user-menu'
import { admitToPage } from '@/lib/server/session/page-person'

// Rendered for each request, so that no cache in front keeps a page.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'People' }

export default async function Page() {
  await admitToPage('/admin/users', 'user:manage')
  return <PeoplePage account={<UserMenu />} />
}
