import type { Metadata } from 'next'
import { Suspense } from 'react'
import { ReviewQueuePage } from '@/components/review/review-queue-page'
import { UserMenu } from '@/components/session/user-menu'
import { NotificationBell } from '@/components/work/notification-bell'
import { admitToPage, type PageQuery } from '@/lib/server/session/page-person'

// Rendered for each request, so that no cache in front keeps a page.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Review' }

export default async function Page({ searchParams }: { readonly searchParams: Promise<PageQuery> }) {
  await admitToPage('/review', 'document:review', await searchParams)
  return (
    <Suspense>
      <ReviewQueuePage actions={<NotificationBell />} account={<UserMenu />} />
    </Suspense>
  )
}
