import { Suspense } from 'react'
import { JobsPanel } from '@/components/jobs/jobs-panel'
import { LibraryPage } from '@/components/library/library-page'
import { UserMenu } from '@/components/session/user-menu'
import { AddVideosButton } from '@/components/uploads/add-videos-button'
import { Uploads } from '@/components/uploads/uploads'
import { NotificationBell } from '@/components/work/notification-bell'
import { QueueLink } from '@/components/work/queue-link'
import { admitToPage, type PageQuery } from '@/lib/server/session/page-person'

// Rendered for each request, so that no cache in front keeps a page.
export const dynamic = 'force-dynamic'

export default async function Page({ searchParams }: { readonly searchParams: Promise<PageQuery> }) {
  await admitToPage('/', 'video:list', await searchParams)
  return (
    <Suspense>
      <LibraryPage
        actions={
          <>
            <AddVideosButton />
            <QueueLink />
            <NotificationBell />
          </>
        }
        account={<UserMenu />}
        news={<JobsPanel />}
      />
      <Uploads />
    </Suspense>
  )
}
