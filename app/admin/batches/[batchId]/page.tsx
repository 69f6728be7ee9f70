import type { Metadata } from 'next'
import { UserMenu } from '@/components/session/user-menu'
import { BatchPage } from '@/components/work/batch-page'
import { admitToPage } from '@/lib/server/session/page-person'

// Rendered for each request, so that no cache in front keeps a page.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Batch' }

export default async function Page({ params }: { readonly params: Promise<{ batchId: string }> }) {
  const { batchId } = await params
  await admitToPage(`/admin/batches/${encodeURIComponent(batchId)}`, 'batch:manage')
  return <BatchPage batchId={batchId} account={<UserMenu />} />
}
