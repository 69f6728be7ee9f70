import type { Metadata } from 'next'
import { Suspense } from 'react'
import { preload } from 'react-dom'
import { WorkspacePage } from '@/components/workspace/workspace-page'
import { admitToPage, type PageQuery } from '@/lib/server/session/page-person'

export const metadata: Metadata = { title: 'Workspace' }

type Props = {
  readonly params: Promise<{ videoId: string }>
  readonly searchParams: Promise<PageQuery>
}

export default async function Page({ params, searchParams }: Props) {
  const { videoId } = await params
  await admitToPage(`/videos/${encodeURIComponent(videoId)}`, 'video:list', await searchParams)
  // Asked for by the page as soon as its program runs: on its way already while that is read.
  for (const path of ['/api/me', `/api/videos/${videoId}`, `/api/videos/${videoId}/document`])
    preload(path, { as: 'fetch', crossOrigin: 'anonymous' })
  return (
    <Suspense>
      <WorkspacePage key={videoId} videoId={videoId} />
    </Suspense>
  )
}
