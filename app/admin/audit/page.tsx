import type { Metadata } from 'next'
import { Suspense } from 'react'
import { AuditPage } from '@/components/audit/audit-page'
import { UserMenu } from '@/components/session/user-menu'
import { admitToPage } from '@/lib/server/session/page-person'

// Rendered for each request, so that no cache in front keeps a page.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Audit' }

export default async function Page() {
  await admitToPage('/admin/audit', 'audit:read')
  return (
    <Suspense>
      <AuditPage account={<UserMenu />} />
    </Suspense>
  )
}
