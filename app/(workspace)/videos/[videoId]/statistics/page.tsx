import type { Metadata } from 'next'
import { Suspense } from 'react'
import { StatisticsPage } from '@/components/statistics/statistics-page'
import { admitToPage } from '@/lib/server/session/page-person'

export const metadata: Metadata = { title: 'Statistics' }

export default async function Page({ params }: { readonly params: Promise<{ videoId: string }> }) {
  const { videoId } = await params
  await admitToPage(`/videos/${encodeURIComponent(videoId)}/statistics`, 'statistics:read')
  return (
    <Suspense>
      <StatisticsPage key={videoId} videoId={videoId} />
    </Suspense>
  )
}
