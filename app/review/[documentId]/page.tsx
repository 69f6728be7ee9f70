import type { Metadata } from 'next'
import { Suspense } from 'react'
import { ReviewPage } from '@/components/workspace/review-page'
import { admitToPage, type PageQuery } from '@/lib/server/session/page-person'

// Rendered for each request, so that no cache in front keeps a page.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Review' }

type Props = {
  readonly params: Promise<{ documentId: string }>
  readonly searchParams: Promise<PageQuery>
}

export default async function Page({ params, searchParams }: Props) {
  const { documentId } = await params
  await admitToPage(`/review/${encodeURIComponent(documentId)}`, 'document:review', await searchParams)
  return (
    <Suspense>
      <ReviewPage key={documentId} documentId={documentId} />
    </Suspense>
  )
}
