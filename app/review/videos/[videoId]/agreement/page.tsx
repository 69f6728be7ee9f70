import type { Metadata } from 'next'
import { Suspense } from 'react'
import { AgreementPage } from '@/components/workspace/agreement-page'
import { admitToPage, type PageQuery } from '@/lib/server/session/page-person'

// Rendered for each request, so that no cache in front keeps a page.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Agreement' }

type Props = {
  readonly params: Promise<{ videoId: string }>
  readonly searchParams: Promise<PageQuery>
}

export default async function Page({ params, searchParams }: Props) {
  const { videoId } = await params
  await admitToPage(`/review/videos/${encodeURIComponent(videoId)}/agreement`, 'agreement:read', await searchParams)
  return (
    <Suspense>
      <AgreementPage key={videoId} videoId={videoId} />
    </Suspense>
  )
}
