import type { Metadata } from 'next'
import { UserMenu } from '@/components/session/user-menu'
import { QueuePage } from '@/components/work/queue-page'
import { admitToPage } from '@/lib/server/session/page-person'

// Rendered for each request, so that no cache in front keeps a page.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'My work' }

export default async function Page() {
  await admitToPage('/queue', 'work:take')
  return <QueuePage account={<UserMenu />} />
}
