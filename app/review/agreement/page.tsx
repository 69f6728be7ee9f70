import type { Metadata } from 'next'
import { Suspense } from 'react'
import { AgreementListPage } from '@/components/agreement/agreement-list-page'
import { UserMenu } from '@/components/session/user-menu'
import { admitToPage, type PageQuery } from '@/lib/server/session/page-person'

// Rendered for each request, so that no cache in front keeps a page.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Agreement' }

export default async function Page({ searchParams }: { readonly searchParams: Promise<PageQuery> }) {
  await admitToPage('/review/agreement', 'agreement:read', await searchParams)
  return (
    <Suspense>
      <AgreementListPage account={<UserMenu />} />
    </Suspense>
  )
}
