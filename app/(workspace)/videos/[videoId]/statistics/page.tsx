import type { Metadata } from 'next'
import { Suspense } from 'react'
import { StatisticsPage } from '@/components/statistics/statistics-page'
import { admitToPage, type PageQuery } from '@/lib/server/session/page-person'

export const metadata: Metadata = { title: 'Statistics' }

type Props = {
  readonly params: Promise<{ videoId: string }>
  readonly searchParams: Promise<PageQuery>
}

export default async function Page({ params, searchParams }: Props) {
  const { videoId } = await params
  await admitToPage(`/videos/${encodeURIComponent(videoId)}/statistics`, 'statistics:read', await searchParams)
  return (
    <Suspense>
      <StatisticsPage key={videoId} videoId={videoId} />
    </Suspense>
  )
}
