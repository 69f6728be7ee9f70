import type { Metadata } from 'next'
import { Suspense } from 'react'
import { AuditPage } from '@/components/audit/audit-page'
import { UserMenu } from '@/components/session/user-menu'
import { admitToPage, type PageQuery } from '@/lib/server/session/page-person'

// Rendered for each request, so that no cache in front keeps a page.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Audit' }

export default async function Page({ searchParams }: { readonly searchParams: Promise<PageQuery> }) {
  await admitToPage('/admin/audit', 'audit:read', await searchParams)
  return (
    <Suspense>
      <AuditPage account={<UserMenu />} />
    </Suspense>
  )
}
