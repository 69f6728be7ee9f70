import type { Metadata } from 'next'
import { UserMenu } from '@/components/session/user-menu'
import { BatchesPage } from '@/components/work/batches-page'
import { admitToPage } from '@/lib/server/session/page-person'

// Rendered for each request, so that no cache in front keeps a page.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Batches' }

export default async function Page() {
  await admitToPage('/admin/batches', 'batch:manage')
  return <BatchesPage account={<UserMenu />} />
}
