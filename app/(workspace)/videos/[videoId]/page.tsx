import type { Metadata } from 'next'
import { Suspense } from 'react'
import { preload } from 'react-dom'
import { WorkspacePage } from '@/components/workspace/workspace-page'

export const metadata: Metadata = { title: 'Workspace' }

export default async function Page({ params }: { readonly params: Promise<{ videoId: string }> }) {
  const { videoId } = await params
  // Asked for by the page as soon as its program runs: on its way already while that is read.
  for (const path of [`/api/videos/${videoId}`, `/api/videos/${videoId}/document`])
    preload(path, { as: 'fetch', crossOrigin: 'anonymous' })
  return (
    <Suspense>
      <WorkspacePage key={videoId} videoId={videoId} />
    </Suspense>
  )
}
