import type { Metadata } from 'next'
import { Suspense } from 'react'
import { LabelSetsPage } from '@/components/labels/label-sets-page'
import { UserMenu } from '@/components/session/user-menu'
import { admitToPage, type PageQuery } from '@/lib/server/session/page-person'

// Rendered for each request, so that no cache in front keeps a page.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Labels' }

export default async function Page({ searchParams }: { readonly searchParams: Promise<PageQuery> }) {
  await admitToPage('/admin/labels', 'label:read', await searchParams)
  return (
    <Suspense>
      <LabelSetsPage account={<UserMenu />} />
    </Suspense>
  )
}
