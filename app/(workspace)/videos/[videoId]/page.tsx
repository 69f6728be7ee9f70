import type { Metadata } from 'next'
import { Suspense } from 'react'
import { WorkspacePage } from '@/components/workspace/workspace-page'

export const metadata: Metadata = { title: 'Workspace' }

export default async function Page({ params }: { readonly params: Promise<{ videoId: string }> }) {
  const { videoId } = await params
  return (
    <Suspense>
      <WorkspacePage key={videoId} videoId={videoId} />
    </Suspense>
  )
}
