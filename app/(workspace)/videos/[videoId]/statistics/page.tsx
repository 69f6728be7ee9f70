import type { Metadata } from 'next'
import { Suspense } from 'react'
import { StatisticsPage } from '@/components/statistics/statistics-page'

export const metadata: Metadata = { title: 'Statistics' }

export default async function Page({ params }: { readonly params: Promise<{ videoId: string }> }) {
  const { videoId } = await params
  return (
    <Suspense>
      <StatisticsPage key={videoId} videoId={videoId} />
    </Suspense>
  )
}
